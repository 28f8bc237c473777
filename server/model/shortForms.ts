import { labelTraits } from './traits.ts'

/** `Anna`, `Meyer`, `A. Meyer`, `Anna M` and `AM` are short for `Anna Meyer`. */
export const isShortFor = (label: string, name: string): boolean => {
  const words = name.split(' ')
  if (words.length < 2) return false
  if (labelTraits(label).form === 'initials') {
    const letters = words.map(word => word.charAt(0)).join('')
    return label.length > 1 && (letters === label || letters.replace(/\p{Ll}/gu, '') === label)
  }
  let at = 0
  let whole = 0
  for (const part of label.split(' ')) {
    const start = part.replace(/\.$/, '').replace(/’/g, "'")
    while (at < words.length && !(words[at] ?? '').replace(/’/g, "'").startsWith(start)) at++
    if (at === words.length || start === '') return false
    if ((words[at] ?? '').length === start.length) whole++
    at++
  }
  return whole > 0
}

/** `name` made as short as `short` is for `full`: its initials, its first words, or its last ones. */
export const shortenedLike = (short: string, full: string, name: string): string => {
  const words = name.split(' ')
  const count = Math.min(words.length, short.split(' ').length)
  if (full.endsWith(` ${short}`)) return words.slice(-count).join(' ')
  if (words.length > 1 && labelTraits(short).form === 'initials') return words.map(word => word.charAt(0)).join('')
  const first = words.slice(0, count)
  const last = short.split(' ').at(-1) ?? ''
  // `Anna M.` is cut within a word.
  if (full.split(' ').includes(last)) return first.join(' ')
  const dot = last.endsWith('.') ? '.' : ''
  return [...first.slice(0, -1), `${(first.at(-1) ?? '').charAt(0)}${dot}`].join(' ')
}
