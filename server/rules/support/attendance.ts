import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, perBlock } from '../../syntax/block.ts'
import { perObject } from '../../text/perObject.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'

/** What letters of a name are none of. Counted, an expression that names all letters takes milliseconds to be compiled. */
const apart = String.raw`\s\d,;:!?()[\]{}<>"“”„«»*_/\\|=+@#%&~^$\x60–—（）：，、。！？「」『』【】《》・·•…™©°§†×✓`
const name = new RegExp(
  String.raw`(?<![^${apart}’'.\-])\p{Lu}[^${apart}]{0,40}(?:[ \u00a0]\p{Lu}[^${apart}]{0,40}){1,3}`,
  'gu',
)
const capitals = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]+(?![\p{L}\p{N}])/gu
/** Initials have so many letters at most. */
const LONGEST_CODE = 4
/** What stands beside names in a list of people: affiliations, handles, addresses. */
const besides = /\([^()]*\)|<[^<>]*>|(?<!\S)\S*[@/]\S*/gu
const word = /\p{L}\p{L}+/gu

/** A single name as an item of a list, with an office or company at most: `* Anna (chair)`. */
const item = new RegExp(String.raw`^[ \t]*[-+*•] +(\p{Lu}[^${apart}.]{1,40})[ \t]*(?:\([^()]{1,40}\))?[ \t]*$`, 'u')

/** A block longer than this, in UTF-16 units, is no list of people. */
const LONGEST = 20_000

/** The words of the names in a block, and words in capitals, which may be initials. */
type Named = { readonly names: readonly (readonly string[])[]; readonly codes: ReadonlySet<string> }

/** The names in a line that holds little besides. */
const namesIn = (line: string): readonly string[] => {
  const single = item.exec(line)?.[1]
  if (single !== undefined) return [single]
  const names = line.match(name) ?? []
  const rest =
    line
      .replace(name, ' ')
      .replace(besides, ' ')
      .replace(capitals, found => (found.length > LONGEST_CODE ? found : ' '))
      .match(word) ?? []
  return rest.length <= names.length ? names : []
}

const namedIn = perBlock((block: Block): Named => {
  const text = block.text.slice(0, LONGEST)
  const names = text.split(/[\r\n]+/).flatMap(namesIn)
  return {
    names: names.map(found => found.split(/[ \u00a0-]/u)),
    codes: new Set(text.match(capitals)?.filter(found => found.length <= LONGEST_CODE)),
  }
})

/** Who is named before the first turn: their initials, and the words of their names. */
export type Attendance = { readonly initials: ReadonlySet<string>; readonly words: ReadonlySet<string> }

/** So many blocks are looked through for those who are present. */
const BLOCKS = 400
/** So many labels of the file stand as initials in the list of those present: then all do. */
const ENOUGH = 3

/** Those who are named before the first turn, as minutes list who is present. */
export const attendanceOf = perObject((transcript: Transcript): Attendance => {
  const names: (readonly string[])[] = []
  const codes = new Set<string>()
  forEachItem(transcript.blocks, 0, Math.min(BLOCKS, sizeOf(transcript.blocks)), block => {
    if (opensTurn(transcript, block)) return false
    if (block.kind === 'blank' || block.kind === 'header') return true
    const found = namedIn(block)
    names.push(...found.names)
    // A line that may open a turn introduces nobody by its own label.
    for (const one of found.codes) if (one !== block.opening?.name) codes.add(one)
    return true
  })
  const words = new Set(names.flat().filter(part => part.length > 1))
  if ([...codes].filter(one => transcript.uses.has(one)).length >= ENOUGH) return { initials: codes, words }
  const initials = new Set<string>()
  for (const parts of names) {
    if (parts.length < 2) continue
    const letters = parts.map(part => part.charAt(0).toUpperCase())
    const all = letters.join('')
    initials.add(all)
    // Who speaks as `CLW` does not speak as `CW`.
    if (!transcript.uses.has(all)) initials.add(`${letters[0] ?? ''}${letters.at(-1) ?? ''}`)
  }
  return { initials, words }
})
