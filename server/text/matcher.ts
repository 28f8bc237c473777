/** What each class of letters has among the plain ones, those of ASCII. */
const PLAIN: Readonly<Record<string, string>> = { L: 'A-Za-z', Lu: 'A-Z', Ll: 'a-z', Lt: '', Lo: '', M: '', N: '0-9' }

/** The source of an expression, of which every class of letters has only the plain ones. */
const plainSource = (source: string): string => {
  let inClass = false
  return source.replace(/\\[pP](?:\{[^}]*\})?|\\.|[[\]]/gu, part => {
    if (part === '[') inClass = true
    if (part === ']') inClass = false
    if (!/^\\p/i.test(part)) return part
    const letters = PLAIN[/^\\p\{(.*)\}$/.exec(part)?.[1] ?? '']
    if (letters === undefined) throw new Error(`Unknown letters: ${part}`)
    return inClass ? letters : `[${letters}]`
  })
}

const plain = /^[\t\n\r -~]*$/

/**
 * Tells whether a text matches an expression that names letters of all scripts. Such a one takes milliseconds to be compiled, twice, and most
 * texts can do without: on those in plain letters another is tried, which says the same of them. It may have no flag that remembers a place.
 */
export const matcher = (all: RegExp): ((text: string) => boolean) => {
  const onPlain = new RegExp(plainSource(all.source), all.flags.replace('u', ''))
  return text => (plain.test(text) ? onPlain : all).test(text)
}
