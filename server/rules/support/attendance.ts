import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, perBlock } from '../../syntax/block.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'

const name = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}’'.]{0,40}(?:[ \u00a0-]\p{Lu}[\p{L}\p{M}’'.]{0,40}){1,3}/gu
const code = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{1,3}(?![\p{L}\p{N}])/gu

/** A block longer than this, in UTF-16 units, is no list of people. */
const LONGEST = 20_000

/** The initials of the names in a block, and words in capitals, which may be such. */
type Initials = { readonly ofNames: ReadonlySet<string>; readonly written: ReadonlySet<string> }

const initialsIn = perBlock((block: Block): Initials => {
  const text = block.text.slice(0, LONGEST)
  const ofNames = new Set<string>()
  for (const [found] of text.matchAll(name)) {
    const letters = found.split(/[ \u00a0-]/u).map(word => word.charAt(0))
    ofNames.add(letters.join(''))
    ofNames.add(`${letters[0] ?? ''}${letters.at(-1) ?? ''}`)
  }
  return { ofNames, written: new Set([...text.matchAll(code)].map(([found]) => found)) }
})

/** So many blocks are looked through for those who are present. */
const BLOCKS = 400
/** So many labels of the file stand as initials in the list of those present: then all do. */
const ENOUGH = 3

const known = new WeakMap<Transcript, ReadonlySet<string>>()

/** The initials of those who are named before the first turn, as minutes list who is present. */
export const presentInitials = (transcript: Transcript): ReadonlySet<string> => {
  let initials = known.get(transcript)
  if (initials === undefined) {
    const ofNames = new Set<string>()
    const written = new Set<string>()
    forEachItem(transcript.blocks, 0, Math.min(BLOCKS, sizeOf(transcript.blocks)), block => {
      if (opensTurn(transcript, block)) return false
      if (block.kind === 'blank') return true
      const found = initialsIn(block)
      for (const one of found.ofNames) ofNames.add(one)
      for (const one of found.written) written.add(one)
      return true
    })
    const listed = [...written].filter(one => transcript.uses.has(one))
    initials = listed.length >= ENOUGH ? written : ofNames
    known.set(transcript, initials)
  }
  return initials
}
