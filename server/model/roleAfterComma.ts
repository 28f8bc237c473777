import { GIVEN_NAMES } from './givenNames.ts'
import { isParticle, ROLES, TITLES } from './lexicon.ts'

/** A name of two to four words, and a role after a comma. */
const pattern = /^(\p{Lu}\S*(?: \p{Lu}\S*){1,3}), (\p{L}.*)$/u

/** What may be a name and a role in `Anna Meyer, Minister of Finance`. */
export const nameAndRole = (label: string): { readonly name: string; readonly role: string } | undefined => {
  const [, name = '', role = ''] = pattern.exec(label) ?? []
  return name === '' ? undefined : { name, role }
}

const isTitle = (word: string): boolean => TITLES.has(word) || ROLES.has(word) || TITLES.has(word.replace(/in$/, ''))

const joins = /^(?:and|or|und|oder|et|ou|y|o|и|или)\s/iu

/** Whether words may be somebody else's name, alone or after a title: `Ben King`, `Justice Ray`. */
const maySpeak = (words: readonly string[]): boolean => {
  const [first = '', last = ''] = [words[0], words.at(-1)].map(word => word?.toLowerCase().replace(/[.,]/g, ''))
  const capitalised = words.length < 4 && words.every(word => /^\p{Lu}/u.test(word))
  return capitalised && (GIVEN_NAMES.has(first) || (words.length > 1 && isTitle(first) && !isTitle(last)))
}

/** Whether words behind a name are what somebody is, and not somebody else. */
export const isRole = (words: string): boolean =>
  !joins.test(words) &&
  !maySpeak(words.split(' ')) &&
  words
    .split(' ')
    .some(word => isTitle(word.toLowerCase().replace(/[.,]/g, '')) || (/^\p{Ll}/u.test(word) && !isParticle(word)))
