import type { Span } from '../text/range.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Block, isData, perBlockInSteps } from './block.ts'
import { bareTimeAt, bracketedTimeAt, type TimeMark } from './time.ts'

/** What a bracketed note says: see “Notes” in docs/format.md. */
export type NoteKind = 'sound' | 'gap' | 'pause' | 'doubt' | 'editorial'

/** Words for notes of each kind, beside those that are built in; case makes no difference. */
export type Vocabulary = Readonly<Partial<Record<Exclude<NoteKind, 'editorial'>, readonly string[]>>>

/** A note by the transcriber, brackets included in its span. */
export type Note = Span & {
  readonly kind: NoteKind
  /** What stands in the brackets. */
  readonly content: string
  readonly round: boolean
  /** The time that a gap names: `[inaudible 00:12:03]`, in milliseconds. */
  readonly ms: number | undefined
}

const words = (list: string): ReadonlySet<string> => new Set(list.split('|'))

const SOUND = words(
  'laughter|laughs|laugh|laughing|chuckles|chuckle|chuckling|applause|applauds|cheers|cheering|music|music playing|theme music|sighs|sigh|coughs|cough|coughing|clears throat|sneezes|gasps|groans|crying|cries|sobs|whistles|singing|sings|boos|booing|bell|bell rings|phone rings|knocking|gavel|noise|background noise|silence|interruption|disturbance|beifall|heiterkeit|zuruf|lachen|rires|applaudissements|risas|aplausos|смех|аплодисменты|笑|掌声|laughter and applause|applause and laughter|cheers and applause',
)
const GAP = words(
  'inaudible|unintelligible|indiscernible|crosstalk|cross talk|cross-talk|overlapping|redacted|foreign|foreign language|speaking foreign language|unclear|garbled|technical difficulties|audio cuts out|audio drops|no audio|blank|unverständlich|inaudible speech|неразборчиво|inaudible section|ininteligible',
)
const PAUSE = words('pause|long pause|silence|beat|pauses|pausa|пауза')
const DOUBT = words('ph|phonetic|sic|sp|guess|spelling|spelled phonetically')

/** The words for notes that are built in, in lower case, with their kinds. */
export const NOTE_WORDS: ReadonlyMap<string, NoteKind> = new Map(
  (
    [
      ['doubt', DOUBT],
      ['sound', SOUND],
      ['pause', PAUSE],
      ['gap', GAP],
    ] as const
  ).flatMap(([kind, list]) => [...list].map(word => [word, kind] as const)),
)

const clockInside = /\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?/

/** What stands in the brackets of a note, as it is looked up: in lower case, without a time and a mark at the end. */
export const plainNote = (content: string): string =>
  content
    .toLowerCase()
    .replace(clockInside, '')
    .replace(/[.!,\s–-]+$/u, '')
    .trim()

/** The kind of a note, by what stands in its brackets. */
export const noteKind = (content: string): NoteKind => {
  const plain = plainNote(content)
  return NOTE_WORDS.get(plain) ?? (plain.endsWith('?') ? 'doubt' : 'editorial')
}

export type Inlines = {
  readonly notes: readonly Note[]
  /** Times in the text; on a speaker line, its own time too. */
  readonly times: readonly TimeMark[]
  /** `[` without its `]`. */
  readonly unclosed: readonly Span[]
}

/** A note is no longer than this, in UTF-16 units; a longer bracket is text. */
const LONGEST_NOTE = 300
const NOTHING: Inlines = { notes: [], times: [], unclosed: [] }

const marks = /[[(`]|\d{1,3}:\d\d/g

/** So many marks are looked at between two chances to stop. */
const SOME = 128

/** What is in brackets from `from` on; or, to `look` for no more, all up to the first time. */
function* scan(text: string, from: number, look: 'everything' | 'time' = 'everything'): Steps<Inlines> {
  const notes: Note[] = []
  const times: TimeMark[] = []
  const unclosed: Span[] = []
  let count = 0
  marks.lastIndex = from
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const at = match.index
    if (++count % SOME === 0) {
      const { lastIndex } = marks
      yield
      marks.lastIndex = lastIndex
    }
    const char = text[at]
    if (char === '`') {
      // Code is no speech.
      const length = text.slice(at + 1, at + 1 + LONGEST_NOTE).search(/[`\n\r]/)
      if (text[at + 1 + length] === '`') marks.lastIndex = at + length + 2
      continue
    }
    const escaped = text[at - 1] === '\\'
    const start = escaped ? at - 1 : at
    const time = char === '[' || char === '(' ? bracketedTimeAt(text, start, text.length) : undefined
    if (time !== undefined) {
      times.push(time)
      if (look === 'time') break
      marks.lastIndex = time.end
      continue
    }
    if (char !== '[' && char !== '(') {
      const bare = startsLine(text, at) ? bareTimeAt(text, at, text.length) : undefined
      if (bare !== undefined) {
        times.push(bare)
        if (look === 'time') break
      }
      marks.lastIndex = at + match[0].length
      continue
    }
    if (escaped && char === '(') continue
    if (text[at + 1] === '[' || text[at - 1] === '[' || text[at - 1] === '!') continue
    const ahead = text.slice(at + 1, at + 1 + LONGEST_NOTE)
    const length = ahead.indexOf(char === '[' ? ']' : ')')
    const next = ahead.indexOf(char)
    if (length < 0 || (next >= 0 && next < length)) {
      if (char === '[') unclosed.push({ start: at, end: at + 1 })
      continue
    }
    const close = at + 1 + length
    const inner = text.slice(at + 1, escaped && text[close - 1] === '\\' ? close - 1 : close)
    const end = close + 1
    const kind = noteKind(inner)
    if (char === '(' ? kind !== 'editorial' && kind !== 'doubt' : isNote(text, inner, end)) {
      const stamp = clockInside.exec(inner)
      const ms = stamp === null ? undefined : bareTimeAt(inner, stamp.index, inner.length)?.ms
      notes.push({ start, end, kind, content: inner, round: char === '(', ms })
    }
    marks.lastIndex = end
  }
  return { notes, times, unclosed }
}

const startsLine = (text: string, at: number): boolean => {
  let pos = at - 1
  while (pos >= 0 && (text[pos] === ' ' || text[pos] === '\t')) pos--
  return pos < 0 || text[pos] === '\n' || text[pos] === '\r'
}

/** Square brackets are a note unless a link, a reference, a check box or a piece of code. */
const isNote = (text: string, inner: string, end: number): boolean => {
  const next = text[end]
  if (next === '(' || next === '[' || next === ':') return false
  return /[\p{L}?…]/u.test(inner) && !/^(?:x|X|\^.*)$/.test(inner) && !/[={}<>;`]/.test(inner)
}

const SPOKEN: ReadonlySet<string> = new Set(['opening', 'paragraph', 'heading', 'verbatim'])

/** Whether there can be a note or time in the text: a bracket, or a digit at the start of a line. */
const maybe = (text: string, lines: number): boolean => {
  if (text.includes('[') || text.includes('(')) return true
  return lines > 1 ? /^[ \t]*\d/m.test(text) : /^[ \t]*\d/.test(text)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether a colon stands between digits somewhere from `from` on. */
const hasClock = (text: string, from: number): boolean => {
  for (let at = text.indexOf(':', from); at >= 0; at = text.indexOf(':', at + 1)) {
    if (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) return true
  }
  return false
}

const searching = perBlockInSteps(function* (block: Block): Steps<Inlines> {
  const { opening } = block
  if (opening === undefined) return yield* scan(block.text, 0)
  const inlines = yield* scan(block.text, opening.body)
  return opening.time === undefined ? inlines : { ...inlines, times: [opening.time, ...inlines.times] }
})

const isSearched = (block: Block): boolean => SPOKEN.has(block.kind) && !isData(block)

/** Notes, times and open brackets of a block's text; a speaker line's label is not looked at, its time is. */
export const inlinesOf = (block: Block): Inlines => {
  if (!isSearched(block)) return NOTHING
  return block.opening?.time !== undefined || maybe(block.text, block.lines) ? searching.of(block) : NOTHING
}

/** In longer blocks than this, in UTF-16 units, notes are found as soon as it is read, when that can be done in small steps. */
export const LONG = 10_000

/** Finds the notes and times of a block, longer than `LONG`, so that whoever asks for them need not wait. */
export function* searchLong(block: Block): Steps<void> {
  if (isSearched(block)) yield* searching.steps(block)
}

/**
 * The first of the block's times, in milliseconds. Most blocks have none, and are not read for it; it is asked for once,
 * so that what is found on the way is not kept.
 */
export const firstTime = (block: Block): number | undefined => {
  const { opening } = block
  if (opening?.time !== undefined) return opening.time.ms
  if (block.text.length > LONG) return inlinesOf(block).times[0]?.ms
  const from = opening?.body ?? 0
  return isSearched(block) && hasClock(block.text, from)
    ? finish(scan(block.text, from, 'time')).times[0]?.ms
    : undefined
}
