import { isParticle, TITLES } from '../model/lexicon.ts'
import { JOINTS } from '../model/resolve.ts'
import { labelTraits } from '../model/traits.ts'
import { opensTurn, resolutionIn } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import type { SpeakerLine } from '../syntax/speakerLine.ts'
import { lineEndIn } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { isSpace, trimSpaceEnd } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { Finding, LabelRule, RulePage } from './rule.ts'
import type { Facts, Habits } from './support/facts.ts'
import { isInWord, type KnownLabel, type KnownLabels, knownLabelAt } from './support/knownLabels.ts'
import { proseIn } from './support/prose.ts'
import { OFTEN } from './support/saidByLabel.ts'

/** A label with its manner and time is no longer than this, in UTF-16 units. */
const LONGEST = 120
/** Characters after which a sentence may begin. */
const ends = /[.!?…。！？"”’»)\]}*_>—–-]/u
const capital = /^[\s"“‘«¿¡([…*_]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
/** What may stand between a label and its colon: a manner, a time, the end of emphasis. */
const tail =
  /^[*_]*(?:[ \t\u00a0]*[([][^()[\]\r\n]{1,80}[)\]])?(?:[ \t\u00a0]*[-–—]?[ \t]*\d{1,2}:\d{2}(?::\d{2})?)?[*_>]*[ \t\u00a0]*$/u
/** Marks that stand around a label: emphasis, the angle of `<Name:>`. */
const MARKS = '*_<'

/** The known label that stands before a colon at `colon`, and where it begins: the longest one. */
const labelBefore = (
  known: KnownLabels,
  habits: Habits,
  text: string,
  from: number,
  colon: number,
): { readonly known: KnownLabel; readonly start: number } | undefined => {
  for (let start = Math.max(from, colon - LONGEST); start < colon; start++) {
    const isUnknown = text[start] === '?' && isSpace(text.charCodeAt(start - 1))
    if (isInWord(text[start - 1] ?? ' ') || !(isInWord(text[start] ?? ' ') || isUnknown)) continue
    const found = knownLabelAt(known, text, start, colon)
    if (found === undefined) continue
    const between = text.slice(found.end, colon)
    const mayGap = habits.before || found.known.traits.form === 'initials' || found.known.traits.words > 1
    if (between === '' || ((mayGap || /\S/u.test(between)) && tail.test(between))) return { known: found.known, start }
  }
  return undefined
}

/** So far back it is looked for an open parenthesis, in UTF-16 units. */
const BACK = 1000

/** What holds parentheses that are none: code, and faces. */
const noParentheses = /`[^`\r\n]*`|[:;]-?\(/gu

/** Whether a place stands within parentheses: who calls out there, as records note it, has no turn. */
const isInParentheses = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - BACK), at).replace(noParentheses, '')
  return before.lastIndexOf('(') > before.lastIndexOf(')')
}

/** What is told apart by letters: `plan B`. */
const numbered =
  /\b(?:appendix|case|class|exhibit|figure|group|level|option|part|phase|plan|point|side|step|table|team|type|variant|version)$/iu

/**
 * Whether words before and after make it likely that a label opens a turn in the middle of a line; `maybe`: it is worth
 * a question.
 */
const isTurn = (
  { declared, likely, count, traits, label }: KnownLabel,
  ahead: string,
  after: string,
  { alone, turns }: Habits,
): boolean | 'maybe' => {
  const recurs = declared || (count >= 2 && !likely)
  if (count === 0 && !declared) return false
  const before = ahead.at(-1) ?? ''
  const isCode = traits.form === 'initials' && label.length > 1 && !traits.metadata
  // A sentence ended before it.
  if (ends.test(before)) return !likely && !traits.metadata && (recurs || capital.test(after)) ? true : 'maybe'
  if (!turns) return false
  if (traits.form === 'unknown') return 'maybe'
  if (label.length < 2) return count >= OFTEN && after.trim() !== '' && !numbered.test(ahead) ? 'maybe' : false
  // Where labels stand alone, nothing follows on the line. `We come to the question of Anna Meyer:` gives the floor.
  if (after.trim() === '') {
    const isLabel = isCode || (!isInWord(before) && (traits.words > 1 || label.length > 3))
    return alone && recurs && isLabel ? 'maybe' : false
  }
  const begins = capital.test(after) && (traits.words > 1 || traits.form === 'initials')
  if (begins && recurs && !traits.metadata) return true
  return recurs || begins || isCode || (label.length > 2 && !likely) ? 'maybe' : false
}

/** Nothing but marks at the beginning of a line, a tag before them perhaps: `. Mr. Kubo: …`. */
const strayMarks = /^\s*(?:<\w+>)?\s*([.,;'’‘`·•~|]+)$/u

/** A label that nothing but stray marks keeps from opening a turn. */
const behindMarks = (label: string, span: Span, marks: string, start: number): Finding => ({
  span,
  message: say`${quoted(marks)} before ${quoted(label)} keeps it from opening a turn.`,
  fixes: [
    {
      title: say`Remove “${marks}”`,
      safety: 'suggested',
      changes: [{ span: { start: span.start, end: start }, newText: '' }],
    },
  ],
})

/** What ends with a time after a label: nothing is said before the next one. */
const timeEnd = /\d\\?[\])]$/u

/** Whether a label with no blank after its colon is one: its emphasis ends there, or what follows has a capital. */
const mayBeTight = (text: string, colon: number, after: number): boolean =>
  '*_'.includes(text[colon - 1] ?? ' ') ||
  '*_'.includes(text[after - 1] ?? ' ') ||
  /^\p{Lu}[\p{Ll}\s'’]/u.test(text.slice(after, after + 2))

/** Whether a turn's label and another one are initials: `MM: JH: So` is a turn with nothing said, and another. */
const areCodes = ({ opening }: Block, known: KnownLabel): boolean =>
  opening?.name !== known.label &&
  [opening?.name ?? '', known.label].every(label => label.length > 1 && labelTraits(label).form === 'initials') &&
  known.count >= OFTEN

const findingAt = (block: Block, facts: Facts, from: number, colon: number): Finding | undefined => {
  const { text } = block
  let after = colon + 1
  while ('*_>:'.includes(text[after] ?? ' ')) after++
  const tight = !isSpace(text.charCodeAt(after)) && text[colon] === ':' && after < text.length
  if (tight && !mayBeTight(text, colon, after)) return undefined
  const found =
    labelBefore(facts.known, facts.habits, text, from, colon) ??
    labelBefore(facts.likely, facts.habits, text, from, colon)
  if (found === undefined || found.start === block.opening?.label.start) return undefined
  let { start } = found
  while (start > from && MARKS.includes(text[start - 1] ?? ' ')) start--
  const gap = trimSpaceEnd(text, 0, start)
  // At the very beginning of what is said, it is no second turn, but for a time before it; nor is it without a blank before.
  if (gap <= from) {
    if (!timeEnd.test(text.slice(Math.max(0, gap - LONGEST), gap)) && !areCodes(block, found.known)) return undefined
  } else if (gap === start && text[colon] === ':' && text[start - 1] !== '>') return undefined
  if (isInParentheses(text, start)) return undefined
  const lineStart = Math.max(text.lastIndexOf('\n', gap - 1), text.lastIndexOf('\r', gap - 1)) + 1
  const ahead = text.slice(Math.max(lineStart, gap - LONGEST), gap)
  // An item of a numbered list holds a single turn.
  if (/^\s*\d{1,3}[.)]$/u.test(ahead)) return undefined
  const stray = strayMarks.exec(ahead)?.[1]
  if (stray !== undefined) return behindMarks(found.known.label, { start: gap - stray.length, end: gap }, stray, start)
  const lineBreak = text.slice(after).search(/[\r\n]/)
  const opens = isTurn(
    found.known,
    ahead,
    lineBreak < 0 ? text.slice(after) : text.slice(after, after + lineBreak),
    facts.habits,
  )
  // `a question for KG: What …`: somebody is spoken of, or to.
  const likely = opens === true && (tight || isParticle(/\p{L}+$/u.exec(ahead)?.[0] ?? '')) ? 'maybe' : opens
  if (!likely) return undefined
  const lineEnd = lineEndIn(text)
  return {
    span: { start: found.start, end: colon + 1 },
    message: say`${quoted(found.known.label)} begins to speak in the middle of this line; a turn has a line of its own.`,
    ...(likely === 'maybe' ? { severity: 'information' as const } : {}),
    fixes: [
      {
        title: say`Begin the turn on a line of its own`,
        safety: 'suggested',
        changes: [{ span: { start: gap, end: start }, newText: facts.habits.dense ? lineEnd : lineEnd + lineEnd }],
      },
    ],
  }
}

/** Titles of so many letters are written out. */
const LONG_TITLE = 5
/** A mark at the end of a sentence, which few labels have: to compile the expression below takes milliseconds. */
const stop = /[.!?…][ \t]/
const sentence = /(?:^|\s)([\p{L}\p{M}'’-]{2,})[.!?…][ \t]+(?=\S+(?:[ \t]+\S+){0,7}$)/u

/** Longer labels are no names. */
const MOST_WORDS = 3

/**
 * Whether a label that opens a single turn is words and the label of somebody who speaks often: `So he said Ben`. A name may be
 * longer than its last word.
 */
const endsWithAnother = (block: Block, { resolutions, known }: Facts, { start, end }: Span): boolean => {
  const resolution = resolutionIn(resolutions, block)
  if (resolution?.kind !== 'inferred' || JOINTS.test(resolution.speaker)) return false
  const own = knownLabelAt(known, block.text, start, end)
  if (own?.end !== end || own.known.count > 1) return false
  const { words } = own.known.traits
  for (const { index } of block.text.slice(start, end).matchAll(/(?<=\s)\S/gu)) {
    const tail = knownLabelAt(known, block.text, start + index, end)
    if (tail?.end !== end || tail.known.count < OFTEN || tail.known.label.length < 2) continue
    const isCode = tail.known.traits.form === 'initials'
    const isClause = /[.;!?]\s*$/u.test(block.text.slice(start, start + index))
    return isClause || words > MOST_WORDS || (isCode && words === MOST_WORDS)
  }
  return false
}

/** `Agreed. Ben Okafor: Well.`: a sentence that would count as part of the label. */
const inLabel = (block: Block, facts: Facts, { label, colon }: SpeakerLine): Finding | undefined => {
  if (colon === undefined) return undefined
  if (endsWithAnother(block, facts, label)) return findingAt(block, facts, label.start + 1, colon.start)
  const written = block.text.slice(label.start, label.end)
  const word = stop.test(written) ? sentence.exec(written)?.[1] : undefined
  // `Mr.` and `Prof.`, but no word that is written out: `Yes, Admiral. Mr. Kubo:`.
  return word === undefined || (word.length < LONG_TITLE && TITLES.has(word.toLowerCase()))
    ? undefined
    : findingAt(block, facts, label.start + 1, colon.start)
}

/** Its page of documentation, and its tests. */
export const turnJointPage: RulePage = {
  explanation:
    'A label of this file stands with its colon in the middle of a line: somebody else begins to speak there, and the words count as those of the speaker before. Where no sentence ends before the label, and what follows begins in lower case or without a blank, or the label opens no turn elsewhere, it is information only. Calls noted in parentheses are no turns. Where nothing but a stray mark stands before the label, it is the mark that is reported.',
  origin: 'Standards-meeting notes: 15 lines hold two turns.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. Ben Okafor: Hello.\n                          ^^^^^^^^^^^\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
    },
    {
      bad: 'Mr. Kubo: So.\n\nMr. Okondo: Well.\n\n. Mr. Kubo: Thank you.\n^\n\nMr. Okondo: Yes.\n',
      good: 'Mr. Kubo: So.\n\nMr. Okondo: Well.\n\nMr. Kubo: Thank you.\n\nMr. Okondo: Yes.\n',
    },
    {
      bad: 'TL (chat): how would that work AR (on queue): it will fail at runtime\n                               ^^^^^^^^^^^^^^\n\nTL (chat): thanks\n\nAR: welcome\n\nTL: so\n\nAR: yes\n',
      good: 'TL (chat): how would that work\n\nAR (on queue): it will fail at runtime\n\nTL (chat): thanks\n\nAR: welcome\n\nTL: so\n\nAR: yes\n',
    },
    {
      bad: 'Anna Meyer: 00:00:12\n\nSo.\n\nBen Okafor: 00:00:14\n\nWell. Anna Meyer: 00:00:16\n      ^^^^^^^^^^^\n\nYes.\n',
      good: 'Anna Meyer: 00:00:12\n\nSo.\n\nBen Okafor: 00:00:14\n\nWell.\n\nAnna Meyer: 00:00:16\n\nYes.\n',
    },
  ],
}

export const turnJoint: LabelRule = {
  code: 'turn-joint',
  severity: 'warning',
  scope: 'labels',
  summary: say`Two turns on one line`,
  check: (block, facts) => {
    const found: Finding[] = []
    if (!facts.talks) return found
    const opens = block.opening !== undefined && opensTurn(facts, block)
    const from = opens ? (block.opening?.body ?? 0) : 0
    if (opens && block.opening !== undefined) {
      const finding = inLabel(block, facts, block.opening)
      if (finding !== undefined) found.push(finding)
    }
    // What looks like a label and is none is prose: it may end with one.
    const label = opens || block.opening === undefined ? [] : [{ start: 0, end: block.opening.body }]
    for (const span of [...label, ...proseIn(block)]) {
      for (let at = Math.max(from + 1, span.start); at < span.end; at++) {
        const code = block.text.charCodeAt(at)
        if (code !== 58 && code !== 0xff1a) continue
        const finding = findingAt(block, facts, from, at)
        if (finding !== undefined) found.push(finding)
      }
    }
    return found
  },
}
