import { GIVEN_NAMES } from './givenNames.ts'
import { CLAUSE_WORDS, CUES, ROLES, TITLES } from './lexicon.ts'
import { labelTraits } from './traits.ts'

/** In lower case. */
export const firstWord = (label: string): string => (label.split(' ', 1)[0] ?? '').toLowerCase()

/** Whether a word that only sentences have stands in a label, from the word at `from` on. */
const hasClauseWord = (label: string, from: number): boolean =>
  label
    .toLowerCase()
    .split(/[\s’']/u)
    .some((word, index) => index >= from && CLAUSE_WORDS.has(word))

/** Whether a label has a word in it that only sentences have. */
export const isClause = (label: string): boolean => hasClauseWord(label, 0)

/** Whether a word of a label tells that it names a person: a title, a role, or a given name that is known. */
export const isPersonal = (label: string): boolean =>
  labelTraits(label).titled ||
  label
    .toLowerCase()
    .split(/[\s,]+/u)
    .some(word => GIVEN_NAMES.has(word) || ROLES.has(word) || (word.length > 3 && TITLES.has(word)))

/** Words that lead from one thing to the next, and in no name or office. */
const leadsOn = /\s(?:an?|with|by)\s/u

const ours = /\s(?:our|their|its|your|my)\s/iu

/** Whether a label begins with what is done, as a headline may: `SECURING THE FUTURE`; no office, as of an acting secretary. */
const isDoing = (label: string): boolean => /^\p{L}{3,}ing\s/iu.test(label) && !isPersonal(label)

/** Whether a label of several words reads like a headline or a sentence: `PRESIDENT KEEPS HIS PROMISES`. */
export const isHeadline = (label: string, words: number): boolean =>
  (words > 3 && (hasClauseWord(label, 1) || leadsOn.test(label))) || (words > 2 && (ours.test(label) || isDoing(label)))

const thing = /^\p{L}{2,}(?:[ts]ion|ship|ment|ness)s?$|^\p{L}{2,}ities$/iu

/** Whether the ending of a single word tells that it names a thing: `Prevention`, `PARTNERSHIPS`. */
export const isThing = (label: string): boolean => thing.test(label) && !GIVEN_NAMES.has(label.toLowerCase())

/** Brackets around a whole label. */
export const inBrackets = /^\[(.*)\]$/u

/** Whether a label in brackets stands for people without a name: `[others]`, `[audience]`, `[unknown, mumbling]`. */
export const isGroup = (label: string): boolean =>
  /^others?$/i.test(label) || labelTraits(label.replace(/,.*/u, '')).generic

/** Whether a word in lower case stands in a label, as in `Power to Gas`. */
export const hasParticle = (label: string): boolean => /\s\p{Ll}/u.test(label)

/** Whether a label stands for something that is played: `Jingle`, `Old Show Intro`. */
export const isCue = (label: string): boolean => CUES.has(label.slice(label.lastIndexOf(' ') + 1).toLowerCase())
