/**
 * `npm run bench:stalls -- [MB FILE…]`: how long the server holds its event loop at most, in milliseconds of one turn, for
 * each request, in long and in hostile files, and in a folder of many; the middle figure of three runs.
 */
import { OPERATION_REQUEST, type OperationName, PLACE_REQUEST, SPEAKER_COLORS } from '../../server/protocol.ts'
import { type Held, middleOf, startHeld, type Work } from './held.ts'
import { stallsInFolder } from './stallsInFolder.ts'
import { writeTables } from './tables.ts'
import { transcriptText } from './text.ts'

const size = Number(process.argv[2] ?? 10) * 1_000_000
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length))
const TEXTS: Readonly<Record<string, () => string>> = {
  'a hearing': () => transcriptText(size),
  'one line of words': () => `Anna Meyer: ${fill('word and word again ')}\n`,
  'one line of notes': () => `Anna Meyer: ${fill('[laughter] (0:12 one, ')}\n`,
  'lines of 900,000 characters': () => fill(`Anna Meyer: ${'word and word again '.repeat(45_000)}\n`),
  '100,000 labels, each once': () => Array.from({ length: 100_000 }, (_, i) => `Name${i} Other: Yes.\n`).join(''),
  'opening brackets': () => fill('['),
  'opening brackets in lines': () => fill('[[[[[[[[\n'),
  'a comment that never ends': () => `<!--\n${fill('Anna Meyer: One.\n\n')}`,
  'a fence that never ends': () => `\`\`\`\n${fill('Anna Meyer: One.\n\n')}`,
  'a header that never ends': () => `---\n${fill('key: value\n')}`,
  'line ends': () => fill('\n'),
  'carriage returns': () => fill('\r'),
  'a list': () => fill('- an item of a list\n'),
  'a list in brackets in the header': () => `---\nspeakers: [${fill('Anna Meyer, ')}]\n---\n\nAnna Meyer: One.\n`,
  headings: () => fill('# One\n\n'),
  'turns with times, without blank lines': () => fill('[00:00:01] Anna: so it is\n'),
  'comments that silence rules': () => fill('<!-- transcript-ignore speaker-long -->\n\nAnna: x\n\n'),
}
/** The first request of the second table. */
const FIRST_OF_MORE = 'lenses'
const FILES = 500
const some = process.argv.slice(3)
const isWanted = (name: string): boolean => some.length === 0 || some.some(part => name.includes(part))

const uri = 'file:///bench.transcript'
const about = { textDocument: { uri } }
const start = { line: 0, character: 0 }

const probe = async (text: string): Promise<ReadonlyMap<string, Held>> => {
  const { rpc, measure, stop } = await startHeld()
  await rpc.sendNotification('initialized', {})
  const lines = text.split(/\r\n|\r|\n/).length
  const middle =
    lines > 2 ? { line: Math.floor(lines / 2), character: 5 } : { line: 0, character: Math.floor(text.length / 2) }
  const range = { start: middle, end: { line: middle.line + 50, character: 0 } }
  let version = 1
  const edit = (at: typeof start, newText: string, end = at): Promise<void> =>
    rpc.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: at, end }, text: newText }],
    })
  const ask = (method: string, more: object = {}) => rpc.sendRequest(`textDocument/${method}`, { ...about, ...more })
  const options = { tabSize: 2, insertSpaces: true }
  const operate = (operation: OperationName) =>
    rpc.sendRequest(OPERATION_REQUEST, { ...about, range: { start: middle, end: middle }, operation })
  const go = (to: 'turn' | 'problem') =>
    rpc.sendRequest(PLACE_REQUEST, { ...about, position: middle, destination: { to, backwards: false } })
  const work: Work = {
    receive: () =>
      rpc
        .sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'transcript', version, text } })
        // Answered at once, by a method that looks at no file.
        .then(() => rpc.sendRequest('codeAction/resolve', { title: '' })),
    hover: () => ask('hover', { position: start }),
    diagnostics: () => ask('diagnostic'),
    outline: () => ask('documentSymbol'),
    folding: () => ask('foldingRange'),
    links: () => ask('documentLink'),
    actions: () => ask('codeAction', { range, context: { diagnostics: [] } }),
    tokens: () => ask('semanticTokens/range', { range }),
    'all tokens': () => ask('semanticTokens/full'),
    'key, hover': () => edit(middle, 'x').then(() => ask('hover', { position: middle })),
    'key, diagnostics': () => edit(middle, 'x').then(() => ask('diagnostic')),
    '`<!--` at the start': () => edit(start, '<!--\n').then(() => ask('hover', { position: start })),
    'and gone': () => edit(start, '', { line: 1, character: 0 }).then(() => ask('diagnostic')),
    'all replaced': () =>
      rpc
        .sendNotification('textDocument/didChange', {
          textDocument: { uri, version: ++version },
          contentChanges: [{ text: 'x' }],
        })
        .then(() => ask('hover', { position: start })),
    pasted: () => edit(start, text).then(() => ask('hover', { position: start })),
    lenses: () => ask('codeLens'),
    hints: () => ask('inlayHint', { range }),
    colours: () => rpc.sendRequest(SPEAKER_COLORS, { ...about, range }),
    completion: () => ask('completion', { position: { line: middle.line, character: 0 } }),
    highlights: () => ask('documentHighlight', { position: middle }),
    references: () => ask('references', { position: middle, context: { includeDeclaration: true } }),
    // Refused where nobody's name stands.
    renaming: () => ask('rename', { position: middle, newName: 'Zora Quill' }).catch(() => undefined),
    formatting: () => ask('formatting', { options }),
    'formatting of 50 lines': () => ask('rangeFormatting', { range, options }),
    selection: () => ask('selectionRange', { positions: [middle] }),
    'selection again': () => ask('selectionRange', { positions: [middle] }),
    'next turn': () => go('turn'),
    'next problem': () => go('problem'),
    'merging turns': () => operate('mergeConsecutive'),
    'dividing a turn': () => operate('splitTurn'),
    'whose turn': () => operate('giveTurn'),
    'writing a header': () => operate('writeHeader'),
  }
  try {
    return await measure(work)
  } finally {
    stop()
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Milliseconds; in parentheses how many of them were the collection of garbage, if they were not few. */
const cellOf = ({ ms, garbage }: Held): string =>
  Math.min(ms, garbage) < 5 ? ms.toFixed(0) : `${ms.toFixed(0)} (${Math.min(ms, garbage).toFixed(0)})`

const tableOf = (
  what: string,
  measured: ReadonlyMap<string, ReadonlyMap<string, Held>>,
  names: readonly string[],
): string => {
  const cells = (figures: ReadonlyMap<string, Held>): string[] =>
    names.map(name => cellOf(figures.get(name) ?? { ms: Number.NaN, garbage: 0 }))
  return [
    row([what, ...names]),
    row(['---', ...names.map(() => '---')]),
    ...[...measured].map(([name, figures]) => row([name, ...cells(figures)])),
  ].join('\n')
}

const measured = new Map<string, ReadonlyMap<string, Held>>()
for (const [name, text] of Object.entries(TEXTS)) {
  if (isWanted(name)) measured.set(name, await middleOf(() => probe(text())))
}
const FILE = `a file of ${size / 1_000_000} MB`
const names = [...(measured.values().next().value?.keys() ?? [])]
const more = names.indexOf(FIRST_OF_MORE)
const tables =
  measured.size > 0
    ? [tableOf(FILE, measured, names.slice(0, more)), tableOf(`${FILE}, pasted`, measured, names.slice(more))]
    : []
const FOLDER = `a folder of ${size / 1_000_000} MB in ${FILES} files`
if (isWanted(FOLDER)) {
  const figures = await middleOf(() => stallsInFolder(size, FILES))
  tables.push(
    [
      row([FOLDER, 'longest']),
      row(['---', '---']),
      ...[...figures].map(([what, held]) => row([what, cellOf(held)])),
    ].join('\n'),
  )
}
console.log(tables.join('\n\n'))
if (process.argv.length <= 3) writeTables(tables.join('\n\n'), 'stalls')
process.exit()
