// Reads what the workbench shows.
import type { Locator, Page } from 'playwright-core'

type Token = { readonly text: string; readonly color: string; readonly className: string }

/** The visible line of the editor that contains this text. White space is shown as U+00A0 there. */
function lineWith(page: Page, text: string): Locator {
  return page.locator('.editor-instance .view-line').filter({ hasText: text }).first()
}

/** The pieces of a line that are coloured each by itself. */
function tokensOf(line: Locator): Promise<Token[]> {
  return line.evaluate(element =>
    [...element.querySelectorAll('span > span')].map(span => ({
      text: (span.textContent ?? '').replaceAll('\u00a0', ' '),
      color: getComputedStyle(span).color,
      className: span.className,
    })),
  )
}

/** The token with this text in the line that contains another; a text may stand in many lines. */
export async function tokenIn(page: Page, line: string, text: string): Promise<Token> {
  const tokens = await tokensOf(lineWith(page, line))
  const found = tokens.find(token => token.text.includes(text))
  if (found === undefined) throw new Error(`No token with ${text} in ${JSON.stringify(tokens)}`)
  return found
}

/** What the hover over this text says, in the line that contains another. */
export async function hoverOver(page: Page, line: string, text: string): Promise<string> {
  const place = lineWith(page, line).locator('span > span').filter({ hasText: text }).first()
  const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first()
  // The editor shows a hover for a mouse that moves, and not while it still waits for the server.
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.mouse.move(2, 2)
    await place.hover({ position: { x: 6 + (attempt % 2), y: 8 } })
    try {
      await hover.waitFor({ state: 'visible', timeout: 1000 })
      // biome-ignore lint/performance/useDomNodeTextContent: the line breaks that are seen are wanted
      return await hover.innerText()
    } catch {
      // Again.
    }
  }
  throw new Error(`There is no hover over ${text}.`)
}

/** The rows of the outline, as they are read out. */
export function outlineRows(page: Page): Promise<string[]> {
  return labels(page.locator('.outline-tree .monaco-list-row'))
}

/** The rows of the Problems view, as they are read out. */
export function problemRows(page: Page): Promise<string[]> {
  return labels(page.locator('.markers-panel .monaco-list-row'))
}

function labels(rows: Locator): Promise<string[]> {
  return rows.evaluateAll(elements => elements.map(element => element.getAttribute('aria-label') ?? ''))
}

/** The number of underlined places of a severity in the visible part of the editor. */
export function squiggles(page: Page, severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
  return page.locator(`.editor-instance .squiggly-${severity}`)
}

/** The visible lines of the editor from top to bottom. */
export async function visibleLines(page: Page): Promise<string[]> {
  const lines = await page
    .locator('.editor-instance .view-line')
    .evaluateAll(elements =>
      elements.map(element => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' })),
    )
  return lines.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '))
}
