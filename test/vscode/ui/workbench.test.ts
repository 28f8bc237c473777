// What a person sees of a transcript in the workbench.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../../scripts/project.ts'
import { hoverOver, outlineRows, problemRows, squiggles, tokenIn, visibleLines } from '../reading.ts'
import { goTo, openWorkbench, quickFix, runCommand, type Workbench } from '../workbench.ts'

const folder = join(root, 'test', 'vscode', 'workspace')
const soon = { timeout: 20_000, interval: 100 }

const WELCOME = '[00:00:05] Anna Berg: Welcome, everybody. [laughter]'

let workbench: Workbench

beforeAll(async () => {
  workbench = await openWorkbench({ folder })
})

afterAll(() => workbench?.close())

describe('a sound transcript', () => {
  beforeAll(() => workbench.openFile(join(folder, 'meeting.transcript')))

  it('is a Transcript in the status bar, with its server ready', async () => {
    const { page } = workbench
    await expect.poll(() => page.locator('#status\\.editor\\.mode').textContent(), soon).toContain('Transcript')
    const status = page.locator('#status\\.languageStatus')
    await expect.poll(() => status.getAttribute('aria-label'), soon).toContain('server is ready')
  })

  it('has labels, times, notes and headings in colours of their own', async () => {
    const { page } = workbench
    const places = [
      ['Welcome', 'Anna Berg'],
      ['Welcome', 'everybody'],
      ['Welcome', '00:00:05'],
      ['Welcome', 'laughter'],
      ['# Opening', 'Opening'],
      ['Good morning', 'on the phone'],
    ] as const
    const colors = async () => {
      const tokens = await Promise.all(places.map(([line, text]) => tokenIn(page, line, text)))
      return new Set(tokens.map(({ color, className }) => `${color} ${className}`)).size
    }
    await expect.poll(colors, soon).toBe(6)
  })

  it('has the labels of a speaker in one colour, and of another in another', async () => {
    const { page } = workbench
    const colors = async () => {
      const places = [
        ['Good morning', 'Ben Okafor'],
        ['We have spent', 'BO'],
        ['Welcome', 'Anna Berg'],
      ] as const
      const [ben, alias, anna] = await Promise.all(places.map(([line, text]) => tokenIn(page, line, text)))
      return [ben?.color === alias?.color, ben?.color === anna?.color]
    }
    await expect.poll(colors, soon).toEqual([true, false])
  })

  it('has a header coloured as YAML', async () => {
    const { page } = workbench
    const colors = async () => {
      const [key, value] = await Promise.all([tokenIn(page, 'Weekly', 'title'), tokenIn(page, 'Weekly', 'meeting')])
      return [key.text, key.color === value.color]
    }
    await expect.poll(colors, soon).toEqual(['title', false])
  })

  it('has an outline of header, sections and turns', async () => {
    const { page } = workbench
    await runCommand(page, 'Explorer: Focus on Outline View')
    await page.getByRole('button', { name: 'Explorer Section: workspace' }).click()
    const names = async () => (await outlineRows(page)).map(row => row.replace(/[ ,(].*$/, ''))
    await expect.poll(names, soon).toEqual(['Header', 'Anna', 'Ben', 'Opening', 'Anna', 'Ben', 'Money', 'Ben'])
  })

  it('tells about a speaker under the mouse', async () => {
    const text = await hoverOver(workbench.page, 'We have spent', 'BO')
    expect(text).toContain('Ben Okafor')
    expect(text).toContain('Treasurer')
    expect(text).toContain('2 turns')
  })

  it('has a turn split with the keyboard, and the rest given to somebody chosen from a list', async () => {
    const { page } = workbench
    await goTo(page, 13, 33)
    await page.keyboard.press('Control+Alt+s')
    const rows = page.locator('.quick-input-list .monaco-list-row')
    await expect.poll(async () => (await rows.allTextContents()).join('\n'), soon).toContain('Ben Okafor')
    await rows.filter({ hasText: 'Ben Okafor' }).first().click()
    await expect.poll(async () => (await visibleLines(page)).join('\n'), soon).toMatch(/ Ben Okafor: everybody/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => visibleLines(page), soon).toContain(WELCOME)
  })

  it('offers its speakers where a turn may begin', async () => {
    const { page } = workbench
    await goTo(page, 20, 1)
    const before = await visibleLines(page)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Be')
    const offers = page.locator('.suggest-widget.visible .monaco-list-row')
    await expect.poll(async () => (await offers.allTextContents()).join('\n'), soon).toContain('Ben Okafor')
    await page.keyboard.press('Escape')
    const undone = async () => {
      if ((await visibleLines(page)).length > before.length) await page.keyboard.press('Control+z')
      return visibleLines(page)
    }
    await expect.poll(undone, soon).toEqual(before)
  })

  it('has a speaker renamed in the header and in all turns', async () => {
    const { page } = workbench
    await goTo(page, 13, 15)
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input')
    await box.waitFor()
    expect(await box.inputValue()).toBe('Anna Berg')
    await box.fill('Dana Silva')
    await page.keyboard.press('Enter')
    const text = async () => (await visibleLines(page)).join('\n')
    await expect.poll(text, soon).toContain('- Dana Silva')
    expect(await text()).toContain('Dana Silva: Welcome')
    await page.keyboard.press('Control+z')
    await expect.poll(text, soon).toContain('- Anna Berg')
    expect(await text()).not.toContain('Dana Silva')
  })

  it('folds to its header and sections', async () => {
    const { page } = workbench
    await goTo(page, 1)
    await runCommand(page, 'Fold All')
    await expect.poll(() => visibleLines(page), soon).toEqual(['---', '', '# Opening', '', '# Money', ''])
    await runCommand(page, 'Unfold All')
  })

  it('has no problem', async () => {
    const { page } = workbench
    expect(await problemRows(page)).toEqual([])
    expect(await squiggles(page, 'error').or(squiggles(page, 'warning')).count()).toBe(0)
  })
})

describe('a transcript with mistakes', () => {
  beforeAll(() => workbench.openFile(join(folder, 'mistakes.transcript')))

  it('has the places underlined', async () => {
    const { page } = workbench
    await expect.poll(() => squiggles(page, 'error').count(), soon).toBeGreaterThan(0)
    await expect.poll(() => squiggles(page, 'warning').count(), soon).toBeGreaterThan(0)
  })

  it('has them listed', async () => {
    const { page } = workbench
    await runCommand(page, 'Problems: Focus on Problems View')
    const rows = () => problemRows(page).then(found => found.join('\n'))
    await expect.poll(rows, soon).toContain('did you mean “Anna Berg”')
    expect(await rows()).toContain('nonsense')
  })

  it('has a quick fix, which repairs the line', async () => {
    const { page } = workbench
    await goTo(page, 11, 3)
    await quickFix(page)
    await expect.poll(() => visibleLines(page), soon).toContain('Anna Berg: A slip of the keyboard.')
    await page.keyboard.press('Control+z')
  })
})
