/** A word of a name. One expression for whole names would name all letters many times, and take tens of milliseconds to be compiled. */
const word = /\p{Lu}[\p{L}.'’-]*/uy
const blank = /\s/y

/** At most so many words make a name. */
const MOST_WORDS = 4

/** A name that begins at `at`: how many words in capitals it has, each with one blank before the next, and where it ends. */
const nameAt = (text: string, at: number): { readonly words: number; readonly first: string; readonly end: number } => {
  let words = 0
  let first = ''
  let end = at
  for (let next = at; words < MOST_WORDS; next = blank.lastIndex) {
    word.lastIndex = next
    const found = word.exec(text)
    if (found === null) break
    if (words++ === 0) first = found[0]
    end = word.lastIndex
    blank.lastIndex = end
    if (!blank.test(text)) break
  }
  return { words, first, end }
}

const listMark = /(?:[-•*] +)?/y
const afterName = /(?:\s?\([^)]*\))?(?:[,;]|\sand\s|$)/y

/** Whether a text, or an item of a list, begins with somebody's full name, and nothing is said about them: `Anna Meyer (AM)`, `Anna Meyer and …`. */
export const beginsWithName = (text: string): boolean => {
  listMark.lastIndex = 0
  listMark.test(text)
  const { words, end } = nameAt(text, listMark.lastIndex)
  afterName.lastIndex = end
  return words > 1 && afterName.test(text)
}

/** A salutation has a title, and names one person. */
const title = /^(?:Mr|Mrs|Ms|Dr|Madam|Sir|Your|My|Dear)\b/
const between = /(?:\s(?:and|und|et|y)|,)\s/y

/** Whether a text is one person's full name, or the names of several, and nothing more: `Anna and Ben Okafor`. */
export const isNamesOnly = (text: string): boolean => {
  for (let at = 0; ; at = between.lastIndex) {
    const { words, first, end } = nameAt(text, at)
    if (words === 0 || first.includes('.')) return false
    if (end === text.length) return at > 0 || (words > 1 && !title.test(text))
    between.lastIndex = end
    if (!between.test(text)) return false
  }
}
