import { type Measured, startServer } from './client.ts'
import { middle } from './measure.ts'

/** One server's times on one text, in milliseconds, and its memory in MB. */
export type Session = {
  readonly open: number
  readonly memory: number
  readonly hover: number
  readonly diagnostics: number
  readonly outline: number
  readonly tokens: number
  /** The outline as the server sent it. */
  readonly outlineReply: unknown
}

const URI = 'file:///bench.transcript'

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Types a key, asks at once, and takes the time to the reply. */
const keyThen = async (
  server: Measured,
  place: { readonly line: number; version: number },
  count: number,
  ask: () => Promise<unknown>,
): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const position = { line: place.line, character: 40 + (i % 30) }
    const typing = i % 2 === 0
    const end = typing ? position : { line: place.line, character: position.character + 1 }
    times.push(
      await timed(async () => {
        server.notify('textDocument/didChange', {
          textDocument: { uri: URI, version: ++place.version },
          contentChanges: [{ range: { start: position, end }, text: typing ? 'x' : '' }],
        })
        await ask()
      }),
    )
  }
  return middle(times.slice(Math.floor(count / 5)))
}

/**
 * Opens `text` in the server that `file` starts, and measures it. `reply` is what a server that does nothing is told to
 * send as outline.
 */
export const measureServer = async (
  file: string,
  text: string,
  languageId: string,
  count: number,
  reply?: unknown,
): Promise<Session> => {
  const server = await startServer(file)
  try {
    const textDocument = { uri: URI }
    if (reply !== undefined) await server.request('bench/reply', { method: 'textDocument/documentSymbol', reply })
    const lines = text.split('\n')
    let line = Math.floor(lines.length / 2)
    while ((lines[line]?.length ?? 0) < 80) line++
    let outlineReply: unknown
    const symbols = async (): Promise<void> => {
      outlineReply = await server.request('textDocument/documentSymbol', { textDocument })
    }
    const open = await timed(async () => {
      server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId, version: 1, text } })
      await symbols()
    })
    const memory = server.memory()
    const place = { line, version: 1 }
    // The name before the colon of the turn in which is typed: what a person hovers over.
    let label = line
    while (label > 0 && !/^(?:\[[\d:]+\] )?[A-Z][^.]{2,40}: /.test(lines[label] ?? '')) label--
    const at = { line: label, character: (lines[label]?.indexOf(':', 11) ?? 3) - 1 }
    const hover = await keyThen(server, place, count, () =>
      server.request('textDocument/hover', { textDocument, position: at }),
    )
    const pulls = server.capabilities['diagnosticProvider'] !== undefined
    let previousResultId: string | undefined
    const diagnostics = pulls
      ? await keyThen(server, place, count, async () => {
          const report = await server.request<{ resultId?: string }>('textDocument/diagnostic', {
            textDocument,
            ...(previousResultId === undefined ? {} : { previousResultId }),
          })
          previousResultId = report.resultId ?? previousResultId
        })
      : Number.NaN
    const range = { start: { line: Math.max(0, line - 20), character: 0 }, end: { line: line + 20, character: 0 } }
    const tokens =
      server.capabilities['semanticTokensProvider'] === undefined
        ? Number.NaN
        : await keyThen(server, place, count, () =>
            server.request('textDocument/semanticTokens/range', { textDocument, range }),
          )
    const outline = await keyThen(server, place, Math.min(count, 25), symbols)
    return { open, memory, hover, diagnostics, tokens, outline, outlineReply }
  } finally {
    await server.stop()
  }
}

/** The middle time from the spawn of a server to its reply to `initialize`, in milliseconds. */
export const measureReady = async (file: string, count: number): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const server = await startServer(file)
    times.push(server.ready)
    await server.stop()
  }
  return middle(times)
}
