import { type Measured, startServer } from './client.ts'
import type { Editor } from './editor.ts'
import { middle } from './measure.ts'

/** What is measured of a server with a file open: times in milliseconds, and memory in MB. */
export const FIGURES = [
  'hover',
  'diagnostics',
  'outline',
  'tokens',
  'completion',
  'actions',
  'formatting',
  'open',
  'memory',
] as const

/** One server's figures on one text; NaN for what it does not do. */
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>

/** A server to measure. */
export type Contender = {
  readonly file: string
  readonly uri: string
  readonly languageId: string
  readonly editor?: Editor
  /** The settings that it is sent before the file is opened. */
  readonly settings?: unknown
  /** Whether it has to say something about a speaker; else any reply counts. */
  readonly knowsSpeakers?: true
  /** What it is told to send as outline. */
  readonly reply?: unknown
  /** Flags for Node. */
  readonly flags?: readonly string[]
}

type Place = { readonly line: number; readonly character: number }

/** How long a server is left alone after the file was opened, before its memory is read: in ms. */
const SETTLING = 300

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Types a key, asks at once, and takes the time to the reply. */
const keyThen = async (type: (i: number) => void, count: number, ask: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    times.push(
      await timed(async () => {
        type(i)
        await ask()
      }),
    )
  }
  // The first ones warm up.
  return middle(times.slice(Math.floor(count / 5)))
}

const labelled = /^(?:\[[\d:]+\] )?([\p{Lu}][^.:]{1,60}): \S.{80}/u

/** A long line in the middle of the text that begins with a speaker's name: where the name stands, and its line. */
const middleLabel = (text: string): Place & { readonly name: string; readonly lines: number } => {
  const lines = text.split('\n')
  let line = Math.floor(lines.length / 2)
  while (line < lines.length && !labelled.test(lines[line] ?? '')) line++
  const name = labelled.exec(lines[line] ?? '')?.[1]
  if (name === undefined) throw new Error('No speaker label in the second half of the text.')
  return { name, line, character: (lines[line] ?? '').indexOf(name) + 1, lines: lines.length }
}

/** Opens `text` in a server, and types in it. */
export const measure = async (server: Measured, contender: Contender, text: string, count: number) => {
  const { uri, languageId, settings, reply, knowsSpeakers } = contender
  const { capabilities, request, notify } = server
  const textDocument = { uri }
  if (settings !== undefined) notify('workspace/didChangeConfiguration', { settings })
  if (reply !== undefined) await request('bench/reply', { method: 'textDocument/documentSymbol', reply })
  const label = middleLabel(text)
  let outline: unknown
  const symbols = async (): Promise<void> => {
    outline = await request('textDocument/documentSymbol', { textDocument })
  }
  const open = await timed(async () => {
    notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
    await symbols()
  })
  await new Promise(resolve => setTimeout(resolve, SETTLING))
  const memory = server.memory()

  let version = 1
  const type = (i: number): void => {
    // In the words of the turn whose label is hovered over: a letter comes, and goes again.
    const start = { line: label.line, character: 90 + (((i / 2) | 0) % 20) }
    const typing = i % 2 === 0
    const end = typing ? start : { line: start.line, character: start.character + 1 }
    notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: typing ? 'x' : '' }],
    })
  }
  const can = (provider: string): boolean => ![undefined, false].includes(capabilities[provider] as undefined)
  const measured = async (provider: string, ask: () => Promise<unknown>): Promise<number> =>
    can(provider) ? keyThen(type, count, ask) : Number.NaN

  const position = { line: label.line, character: label.character }
  const hover = await measured('hoverProvider', async () => {
    const reply = JSON.stringify(await request('textDocument/hover', { textDocument, position }))
    if (knowsSpeakers && !/turns?\b.*words?\b/s.test(reply)) throw new Error(`No statistics in the hover: ${reply}`)
  })
  let previousResultId: string | undefined
  const diagnostics = await measured('diagnosticProvider', async () => {
    const previous = previousResultId === undefined ? {} : { previousResultId }
    const report = await request<{ resultId?: string; items?: unknown[] }>('textDocument/diagnostic', {
      textDocument,
      ...previous,
    })
    if (knowsSpeakers && (report.items?.length ?? 0) > 0) throw new Error('There are problems in the text.')
    previousResultId = report.resultId ?? previousResultId
  })
  const range = {
    start: { line: Math.max(0, label.line - 20), character: 0 },
    end: { line: Math.min(label.lines - 1, label.line + 20), character: 0 },
  }
  const tokens = await measured('semanticTokensProvider', async () => {
    const reply = await request<{ data: unknown[] }>('textDocument/semanticTokens/range', { textDocument, range })
    if (knowsSpeakers && reply.data.length === 0) throw new Error('No tokens in the visible range.')
  })
  const completion = await measured('completionProvider', async () => {
    // On the blank line before the turn, where a label may be written.
    const blank = { line: label.line - 1, character: 0 }
    const reply = JSON.stringify(await request('textDocument/completion', { textDocument, position: blank }))
    if (knowsSpeakers && !reply.includes(label.name)) throw new Error(`The speaker is not offered: ${reply}`)
  })
  const actions = await measured('codeActionProvider', async () => {
    const here = { start: position, end: position }
    const reply = await request<unknown[]>('textDocument/codeAction', {
      textDocument,
      range: here,
      context: { diagnostics: [] },
    })
    if (knowsSpeakers && reply.length === 0) throw new Error('Nothing can be done with a turn.')
  })
  const formatting = await measured('documentRangeFormattingProvider', () =>
    request('textDocument/rangeFormatting', { textDocument, range, options: { tabSize: 2, insertSpaces: true } }),
  )
  const outlining = await keyThen(type, Math.min(count, 20), symbols)
  return {
    figures: { open, memory, hover, diagnostics, tokens, completion, actions, formatting, outline: outlining },
    reply: outline,
  }
}

/** Opens `text` in a server and measures it; `reply` is the outline as the server sent it. */
export const runSession = async (
  contender: Contender,
  text: string,
  count: number,
): Promise<{ readonly figures: Figures; readonly reply: unknown }> => {
  const server = await startServer(contender.file, contender.editor, contender.flags)
  try {
    return await measure(server, contender, text, count)
  } finally {
    await server.stop()
  }
}

/** The middle of each figure. */
export const middleFigures = (sessions: readonly Figures[]): Figures =>
  Object.fromEntries(FIGURES.map(figure => [figure, middle(sessions.map(session => session[figure]))])) as Figures

/** The middle times from the spawn of each server to its reply to `initialize`, in milliseconds; they take turns. */
export const measureReady = async (files: readonly string[], count: number): Promise<number[]> => {
  const times = files.map((): number[] => [])
  for (let i = 0; i < count; i++) {
    for (const [index, file] of files.entries()) {
      const server = await startServer(file)
      times[index]?.push(server.ready)
      await server.stop()
    }
  }
  return times.map(middle)
}
