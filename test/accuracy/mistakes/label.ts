import type { Span } from '../../../server/text/range.ts'
import { itemsOf } from '../../../server/text/sequence.ts'
import { below, oneOf, type Random } from '../random.ts'
import { type Clean, inTurns, type Mistake } from './mistake.ts'

const letter = /\p{L}/u

/** The letters of a text that are one UTF-16 unit long, by their offsets. */
const lettersOf = (text: string): number[] => [...text.matchAll(/\p{L}/gu)].map(({ index }) => index)

const spliced = (text: string, at: number, length: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + length)

const isUpper = (char: string): boolean => char !== char.toLowerCase()

/** Another letter, of the same case. */
const another = (char: string, letters: readonly string[], random: Random): string => {
  const own = /[a-z]/i.test(char) ? [...'abcdefghijklmnopqrstuvwxyz'] : letters
  const cased = own.map(one => (isUpper(char) ? one.toUpperCase() : one.toLowerCase()))
  return (
    oneOf(
      random,
      cased.filter(one => one !== char && one.length === 1),
    ) ?? char
  )
}

type Slip = (text: string, at: number, letters: readonly string[], random: Random) => string

/** The slips of the keyboard in a word or name. */
const SLIPS: Readonly<Record<string, Slip>> = {
  'letter dropped': (text, at) => spliced(text, at, 1, ''),
  'letter doubled': (text, at) => spliced(text, at, 0, text.charAt(at)),
  'letters swapped': (text, at) =>
    letter.test(text.charAt(at + 1)) ? spliced(text, at, 2, text.charAt(at + 1) + text.charAt(at)) : text,
  'letter replaced': (text, at, letters, random) => spliced(text, at, 1, another(text.charAt(at), letters, random)),
}

const CASES: readonly ((text: string, at: number) => string)[] = [
  text => text.toUpperCase(),
  text => text.toLowerCase(),
  (text, at) => {
    const char = text.charAt(at)
    return spliced(text, at, 1, isUpper(char) ? char.toLowerCase() : char.toUpperCase())
  },
]

/** A text with a slip at a random letter; undefined where it would be the same. */
const slipped = (slip: Slip, text: string, letters: readonly string[], random: Random): string | undefined => {
  const at = oneOf(random, lettersOf(text))
  const wrong = at === undefined ? text : slip(text, at, letters, random)
  return wrong === text ? undefined : wrong
}

/** A name or key with one of the slips. */
export const misspelt = (text: string, letters: readonly string[], random: Random): string | undefined =>
  slipped(oneOf(random, Object.values(SLIPS)) ?? (same => same), text, letters, random)

const written = (text: string, { start, end }: Span): string => text.slice(start, end)

/** A name that stands alone in an item of a list, before a comma, or before initials or a company in parentheses. */
const listed = /(?:^|[,:|*•-])[ \t]*((?:\p{Lu}[\p{L}.’'-]*[ ]){1,3}\p{Lu}[\p{L}.’'-]*)[ \t]*(?=$|[,(|@])/gmu

/** The initials of those who are listed before the first turn: the first and last ones, and all. */
const initialsOfThosePresent = ({ transcript, turns }: Clean): ReadonlySet<string> => {
  const before = itemsOf(transcript.blocks, 0, turns[0]?.from ?? 0)
    .map(({ text }) => text)
    .join('')
  return new Set(
    [...before.matchAll(listed)].flatMap(([, name = '']) => {
      const initials = name.split(/[ -]/).map(word => word.charAt(0).toUpperCase())
      return [initials.join(''), `${initials[0]}${initials.at(-1)}`]
    }),
  )
}

/** Whether a wrong label would be another speaker's right one: one who speaks, or is present. */
const isTaken = (clean: Clean, label: string): boolean =>
  clean.transcript.uses.has(label) || (/^\p{Lu}{2,4}$/u.test(label) && initialsOfThosePresent(clean).has(label))

const inLabels = (name: string, codes: readonly string[], slip: Slip): Mistake => ({
  ...inTurns(name, codes, ({ text, parts: { label }, clean }, random) => {
    const right = written(text, label)
    if (right.length < 2) return undefined
    const wrong = slipped(slip, right, clean.letters, random)
    return wrong === undefined || isTaken(clean, wrong) ? undefined : { span: label, newText: wrong }
  }),
  restores: true,
})

const MISSPELT = ['speaker-misspelt', 'speaker-spelling']

export const labelMistakes: readonly Mistake[] = [
  ...Object.entries(SLIPS).map(([name, slip]) => inLabels(`${name} in the label`, MISSPELT, slip)),
  inLabels('case of the label changed', MISSPELT, (text, at, _, random) => {
    const change = CASES[below(random, CASES.length)]
    return change === undefined ? text : change(text, at)
  }),
  inTurns('label emptied', ['speaker-label-empty'], ({ parts: { label, colon, manner } }) =>
    colon === undefined || manner !== undefined || label.end === label.start ? undefined : { span: label, newText: '' },
  ),
]
