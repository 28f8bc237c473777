import type { WorkspaceSymbol } from 'vscode-languageserver-types'
import { fuzzyScore } from '../text/fuzzy.ts'
import { english, say, type Tell } from '../text/message.ts'
import type { Position } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import type { Index, SpeakerIn } from '../workspace/index.ts'
import { nameOf } from '../workspace/uris.ts'
import { turnCount } from './numbers.ts'
import { KIND } from './symbolKinds.ts'

/** So many symbols are sent: editors ask again with each letter, and nobody looks through more. */
const MOST = 256

/** So many texts are compared between two chances to stop. */
const STRIDE = 128

/** What matches, and the symbol that comes of it if it is among the best. */
type Scored = { readonly score: number; readonly symbol: () => WorkspaceSymbol | undefined }

const symbolAt = (name: string, kind: WorkspaceSymbol['kind'], containerName: string, uri: string, at: Position) => ({
  name,
  kind,
  containerName,
  location: { uri, range: { start: at, end: at } },
})

const turnsIn = ({ speaker }: SpeakerIn): number => speaker.labels.reduce((sum, { count }) => sum + count, 0)

/** A speaker once, however many files he or she speaks in: where a header declares, else where most is said. */
const speakerSymbol = (index: Index, name: string, tell: Tell): WorkspaceSymbol | undefined => {
  const all = index.speaker(name)
  const [most] = all.toSorted(
    (a, b) =>
      Number(b.speaker.declared !== undefined) - Number(a.speaker.declared !== undefined) || turnsIn(b) - turnsIn(a),
  )
  const at = most?.speaker.declared ?? most?.speaker.labels[0]?.first
  if (most === undefined || at === undefined) return undefined
  const turns = all.reduce((sum, one) => sum + turnsIn(one), 0)
  const where = all.length === 1 ? nameOf(most.uri) : say`${all.length} files`
  return symbolAt(name, KIND.speaker, tell(say`${turnCount(turns)}, ${where}`), most.uri, at)
}

/** The speakers, titles and sections of all transcripts that a query matches, the best ones first. */
export function* workspaceSymbols(index: Index, query: string, tell: Tell = english): Steps<WorkspaceSymbol[]> {
  const found: Scored[] = []
  let count = 0
  const put = (text: string, symbol: Scored['symbol']): void => {
    const score = fuzzyScore(query, text)
    if (score !== undefined) found.push({ symbol, score })
  }
  for (const name of index.names()) {
    put(name, () => speakerSymbol(index, name, tell))
    if (++count % STRIDE === 0) yield
  }
  for (const [uri, { title, sections }] of index.files()) {
    const file = nameOf(uri)
    if (title !== undefined) put(title.title, () => symbolAt(title.title, KIND.header, file, uri, title.at))
    for (const section of sections)
      put(section.title, () => symbolAt(section.title, KIND.section, title?.title ?? file, uri, section.at))
    count += sections.length
    if (count > STRIDE) {
      count = 0
      yield
    }
  }
  const symbols: WorkspaceSymbol[] = []
  for (const { symbol } of found.sort((a, b) => b.score - a.score).slice(0, MOST)) {
    const one = symbol()
    if (one !== undefined) symbols.push(one)
    yield
  }
  return symbols
}
