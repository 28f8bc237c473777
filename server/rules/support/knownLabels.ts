import { GIVEN_NAMES } from '../../model/givenNames.ts'
import type { LabelUse } from '../../model/labels.ts'
import { isListed } from '../../model/resolve.ts'
import type { LabelTraits } from '../../model/traits.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { LongMap } from '../../text/longMap.ts'
import { isSpace } from '../../text/space.ts'
import type { Steps } from '../../text/steps.ts'
import { spellingsOf } from './near.ts'

/** From so many turns on it makes no difference how many more a label opens: no rule may depend on it. */
export const FREQUENT = 5

/** A label that stands for a speaker of this file: declared in it, or opening a turn. */
export type KnownLabel = {
  readonly label: string
  readonly declared: boolean
  /** It is one of `likelyLabels`: it opens no turn. */
  readonly likely: boolean
  /** How many turns it opens, or another label of the same speaker; more than `FREQUENT` are not counted. */
  readonly count: number
  /** Some turns that it opens are items of a list. */
  readonly dashed: boolean
  /** Most turns that it opens have no colon. */
  readonly bare: boolean
  readonly traits: LabelTraits
}

/** Known labels by what they begin with, the longest first. */
export type KnownLabels = ReadonlyMap<string, readonly KnownLabel[]>

/** A letter of a script without blanks between words, letters and digits of another, or question marks. */
const firstRun =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{N}])+|\?+/uy

/** The same of most texts, at no cost: an expression with all letters takes milliseconds to be compiled. */
const plainRun = /[A-Za-z0-9]+/y

/** Whether a character may be a letter that is none of the plain ones; not a quotation mark or a dash. */
const isLetterBeyondPlain = (code: number): boolean => code > 0x7f && !(code >= 0x2000 && code <= 0x206f)

/** What a label at `at` is looked up by. */
const runAt = (text: string, at: number): string => {
  plainRun.lastIndex = at
  const plain = plainRun.exec(text)?.[0]
  if (plain !== undefined && !isLetterBeyondPlain(text.charCodeAt(at + plain.length))) return plain
  firstRun.lastIndex = at
  return firstRun.exec(text)?.[0] ?? ''
}

/** How many turns each speaker has, under all labels. */
export function* turnsBySpeaker({ uses, resolutions }: Transcript): Steps<ReadonlyMap<string, number>> {
  const turns = new LongMap<string, number>()
  for (const { label, count } of uses.values()) {
    yield
    const resolution = resolutions.get(label)
    if (resolution === undefined || resolution.kind === 'rejected') continue
    turns.set(resolution.speaker, (turns.get(resolution.speaker) ?? 0) + count)
  }
  return turns
}

export function* knownLabels(transcript: Transcript): Steps<KnownLabels> {
  const labels = new LongMap<string, KnownLabel>()
  const turns = yield* turnsBySpeaker(transcript)
  const add = (label: string, declared: boolean): void => {
    if (label === '' || labels.has(label)) return
    const use = transcript.uses.get(label)
    const own = use?.count ?? 0
    const speaker = own === 0 ? undefined : transcript.resolutions.get(label)?.speaker
    const count = speaker === undefined ? own : (turns.get(speaker) ?? own)
    const bare = (use?.bare ?? 0) * 2 > own
    const dashed = (use?.dashed ?? 0) > 0
    labels.set(label, {
      label,
      declared,
      likely: false,
      count: Math.min(count, FREQUENT),
      dashed,
      bare,
      traits: labelTraits(label),
    })
  }
  for (const speaker of transcript.speakers) for (const spelling of spellingsOf(speaker)) add(spelling, true)
  for (const [label, resolution] of transcript.resolutions) {
    yield
    if (resolution.kind === 'rejected') continue
    add(label, isListed(resolution))
  }
  return yield* byFirstRun(labels.values())
}

/** More lines with a label that is none show that it is something else. */
const FEW = 2
const MOST_WORDS = 3

/** Whether lines with a label that was not taken for a speaker's are as turns are: it looks like a name, and words follow. */
const isLikely = (use: LabelUse): boolean => {
  const { label, count, spoken, mannered, links, named, listing, numbers, tight } = use
  const { form, words, metadata, counted, generic } = labelTraits(label)
  const isName = (form === 'name' || form === 'initials' || form === 'handle') && words <= MOST_WORDS
  // `Slides: https://…`, but `AB: https://…` and `Anna Meyer: https://…` too.
  const isOne = words === 1 && form !== 'initials'
  // `Chairs: Anna Meyer` tells who they are, and they may speak nevertheless.
  const others = numbers + tight + (isOne ? links : 0) + (generic ? 0 : named + listing)
  const isTurn = spoken + mannered >= count && others === 0
  // `PS` before two lines is somebody's initials.
  const isOther = (counted && !generic) || (metadata && !(form === 'initials' && count > 1))
  return count <= FEW && isName && isTurn && !isOther
}

/** Whether a label was not taken for a speaker's, and may be one. */
const mayBeSpeaker = ({ resolutions }: Transcript, use: LabelUse): boolean =>
  resolutions.get(use.label)?.kind === 'rejected' && isLikely(use)

/** Whether a block has such a label: it opens no turn, and may do. */
export const mayOpenTurn = (transcript: Transcript, { opening }: Block): boolean => {
  const use = opening === undefined ? undefined : transcript.uses.get(opening.name)
  return use !== undefined && mayBeSpeaker(transcript, use)
}

/**
 * Labels that open no turn, since they stand before a line or two only, but may do: where another such line lacks its colon, it
 * is worth a question among turns.
 */
export function* likelyLabels(transcript: Transcript): Steps<KnownLabels> {
  const labels: KnownLabel[] = []
  for (const use of transcript.uses.values()) {
    yield
    if (!mayBeSpeaker(transcript, use)) continue
    const { label, count, dashed } = use
    labels.push({
      label,
      declared: false,
      likely: true,
      count,
      dashed: dashed > 0,
      bare: false,
      traits: labelTraits(label),
    })
  }
  return yield* byFirstRun(labels)
}

/** Whether likely labels show that people talk in a file: several initials or given names, or one label that recurs. */
export function* areOfTalk(likely: KnownLabels): Steps<boolean> {
  let people = 0
  for (const list of likely.values()) {
    for (const { label, count, traits } of list) {
      if (traits.form === 'initials' || GIVEN_NAMES.has(label.toLowerCase())) people++
      if (count > 1 || people > 1) return true
    }
    yield
  }
  return false
}

/** Labels by what they are looked up by, the longest first. */
function* byFirstRun(labels: Iterable<KnownLabel>): Steps<KnownLabels> {
  const byRun = new LongMap<string, KnownLabel[]>()
  for (const known of labels) {
    yield
    const run = runAt(known.label, 0)
    if (run === '') continue
    const list = byRun.get(run)
    if (list === undefined) byRun.set(run, [known])
    else list.push(known)
  }
  for (const list of byRun.values()) {
    yield
    list.sort((a, b) => b.label.length - a.label.length)
  }
  return byRun
}

/** So many labels of a kind are compared with each line at the most. */
const MOST_COMPARED = 50

/** Some labels of a kind. */
function* someOf(known: KnownLabels, isOne: (known: KnownLabel) => boolean): Steps<readonly string[]> {
  const some: string[] = []
  for (const list of known.values()) {
    for (const one of list) {
      yield
      if (isOne(one) && some.push(one.label) === MOST_COMPARED) return some
    }
  }
  return some
}

/** From so many words on, what begins in lower case is the beginning of a sentence, and never read as a label. */
export const UNREAD_WORDS = 4

/** The labels of so many words that a slip in the first letter hides them. */
export const longLabels = (known: KnownLabels): Steps<readonly string[]> =>
  someOf(known, ({ traits }) => traits.words >= UNREAD_WORDS)

/** A title and a name in capitals, or an office. */
const stopped = /^(?:\p{Lu}\p{L}{1,3}\.? |The )\p{Lu}/u

/** The labels that a full stop ends. */
export const stoppedLabels = (known: KnownLabels): Steps<readonly string[]> =>
  someOf(known, ({ label, bare }) => bare && stopped.test(label))

const wordCharacter = /[\p{L}\p{M}\p{N}_]/u
/** Whether a character is one of a word. */
export const isInWord = (char: string): boolean => (char <= '\u007f' ? /\w/.test(char) : wordCharacter.test(char))

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/**
 * Where `label` ends in `text` if it stands at `at` as whole words, any white space for its blanks; otherwise -1. In scripts
 * without blanks any place is the end of a word.
 */
const endOfLabel = (text: string, at: number, limit: number, label: string): number => {
  let pos = at
  for (let i = 0; i < label.length; i++) {
    if (label[i] === ' ') {
      if (!isSpace(text.charCodeAt(pos)) || pos >= limit) return -1
      while (pos < limit && isSpace(text.charCodeAt(pos))) pos++
    } else {
      if (pos >= limit || text[pos] !== label[i]) return -1
      pos++
    }
  }
  const next = pos < limit ? (text[pos] ?? ' ') : ' '
  return isInWord(next) && !unspaced.test(next) ? -1 : pos
}

/** Of labels that begin alike, no more than this are tried at a place. */
const MOST_TRIED = 50

/** The longest known label at `at`, and where it ends. */
export const knownLabelAt = (
  known: KnownLabels,
  text: string,
  at: number,
  limit: number,
): { readonly known: KnownLabel; readonly end: number } | undefined => {
  const list = known.get(runAt(text, at))
  if (list === undefined) return undefined
  for (const candidate of list.slice(0, MOST_TRIED)) {
    const end = endOfLabel(text, at, limit, candidate.label)
    if (end >= 0) return { known: candidate, end }
  }
  return undefined
}

/** The characters with which a line may begin that is looked at: those of labels, a time, emphasis, a tag, a colon. */
export function* startsOf(...tables: readonly KnownLabels[]): Steps<ReadonlySet<string>> {
  const starts = new Set(':：[-+•–—(\\*_<>')
  for (const table of tables) {
    for (const run of table.keys()) {
      starts.add(run.charAt(0))
      yield
    }
  }
  return starts
}
