import type { Block } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { summing } from '../text/summing.ts'

/** A note longer than this is a remark, and hardly written twice, in UTF-16 units. */
const LONGEST = 40
/** So many different notes are kept. */
const MOST = 300

const NONE: ReadonlyMap<string, number> = new Map()

const add = (counts: Map<string, number>, note: string, times: number): void => {
  if (counts.has(note) || counts.size < MOST) counts.set(note, (counts.get(note) ?? 0) + times)
}

/** How often each short note in square brackets stands in a file, as written without its time. */
export const noteCounts = summing<Block, ReadonlyMap<string, number>>({
  leaf: blocks => {
    let counts: Map<string, number> | undefined
    for (const block of blocks) {
      for (const { content, round } of inlinesOf(block).notes) {
        const note = content.replace(/\s*\d{1,3}(?::\d{2}){1,2}(?:[.,]\d+)?\s*$/, '').trim()
        if (round || note === '' || note.length > LONGEST) continue
        counts ??= new Map()
        add(counts, note, 1)
      }
    }
    return counts ?? NONE
  },
  join: parts => {
    const known = parts.filter(part => part.size > 0)
    if (known.length < 2) return known[0] ?? NONE
    const counts = new Map<string, number>()
    for (const part of known) for (const [note, times] of part) add(counts, note, times)
    return counts
  },
})
