import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, perBlock } from '../../syntax/block.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'

const name = /\p{Lu}[\p{L}\p{M}’'.]*(?:[ \u00a0-]\p{Lu}[\p{L}\p{M}’'.]*){1,3}/gu
const code = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{1,3}(?![\p{L}\p{N}])/gu

/** A block longer than this, in UTF-16 units, is no list of people. */
const LONGEST = 20_000

/** The initials of the names in a block, and those that stand in it as such. */
const initialsIn = perBlock((block: Block): ReadonlySet<string> => {
  const initials = new Set<string>()
  const text = block.text.slice(0, LONGEST)
  for (const [found] of text.matchAll(name)) {
    const letters = found.split(/[ \u00a0-]/u).map(word => word.charAt(0))
    initials.add(letters.join(''))
    initials.add(`${letters[0] ?? ''}${letters.at(-1) ?? ''}`)
  }
  for (const [found] of text.matchAll(code)) initials.add(found)
  return initials
})

/** So many blocks are looked through for those who are present. */
const BLOCKS = 400

/** Whether these are the initials of somebody named before the first turn, as minutes list those present. */
export const isPresent = (transcript: Transcript, initials: string): boolean => {
  let found = false
  forEachItem(transcript.blocks, 0, Math.min(BLOCKS, sizeOf(transcript.blocks)), block => {
    if (opensTurn(transcript, block)) return false
    found = block.kind !== 'blank' && initialsIn(block).has(initials)
    return !found
  })
  return found
}
