import { isParticle, ROLES, TITLES } from './lexicon.ts'

/** A name of two to four words, and a role after a comma. */
const pattern = /^(\p{Lu}\S*(?: \p{Lu}\S*){1,3}), (\p{L}.*)$/u

/** What may be a name and a role in `Anna Meyer, Minister of Finance`. */
export const nameAndRole = (label: string): { readonly name: string; readonly role: string } | undefined => {
  const [, name = '', role = ''] = pattern.exec(label) ?? []
  return name === '' ? undefined : { name, role }
}

const isTitle = (word: string): boolean => TITLES.has(word) || ROLES.has(word) || TITLES.has(word.replace(/in$/, ''))

/** Whether words behind a name are what somebody is, and not somebody else. */
export const isRole = (words: string): boolean =>
  words
    .split(' ')
    .some(word => isTitle(word.toLowerCase().replace(/[.,]/g, '')) || (/^\p{Ll}/u.test(word) && !isParticle(word)))
