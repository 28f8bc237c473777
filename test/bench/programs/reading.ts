/** Measures reading in process: a cold parse, and a keystroke, against the Markdown parsers. Prints one line of JSON. */

import { TreeFragment } from '@lezer/common'
import { parser } from '@lezer/markdown'
import { micromark } from 'micromark'
import { afterEdit } from '../../../server/model/afterEdit.ts'
import { readTranscript } from '../../../server/model/transcript.ts'
import { outline } from '../../../server/model/turns.ts'
import { editBlocks } from '../../../server/syntax/edit.ts'
import { middle, millis } from '../measure.ts'
import { transcriptText } from '../text.ts'

const MEGA = 1_000_000

/** As a server gets it: in one piece, out of a message. */
const received = (size: number): string => JSON.parse(JSON.stringify(transcriptText(size))) as string

/** Parsers take turns, each with a clean heap: none pays for what another left behind. */
const cold = (text: string): Record<'transcript' | 'lezer', number> => {
  const times = { transcript: [] as number[], lezer: [] as number[] }
  for (let round = 0; round < 7; round++) {
    globalThis.gc?.()
    times.transcript.push(millis(() => outline(readTranscript(text))))
    globalThis.gc?.()
    if (round % 2 === 0) times.lezer.push(millis(() => parser.parse(text)))
  }
  return { transcript: middle(times.transcript), lezer: middle(times.lezer) }
}

/** Types in the middle of a paragraph in the middle of the text; milliseconds for each key. */
const keystrokes = (text: string, count: number): Record<string, number> => {
  const lines = text.split('\n')
  let line = Math.floor(lines.length / 2)
  while ((lines[line]?.length ?? 0) < 80) line++
  const offset = lines.slice(0, line).join('\n').length + 1

  let transcript = readTranscript(text)
  const ours = Array.from({ length: count }, (_, i) => {
    const position = { line, character: 40 + (i % 30) }
    return millis(() => {
      const edited = editBlocks(transcript.blocks, { range: { start: position, end: position }, newText: 'x' })
      transcript = afterEdit(transcript, edited)
    })
  })

  let source = text
  let tree = parser.parse(source)
  let fragments = TreeFragment.addTree(tree)
  const theirs = Array.from({ length: Math.min(count, 40) }, (_, i) => {
    const at = offset + 40 + (i % 30)
    const next = `${source.slice(0, at)}x${source.slice(at)}`
    // Joining the text is the editor's cost, not the parser's.
    next.charCodeAt(0)
    const time = millis(() => {
      fragments = TreeFragment.applyChanges(fragments, [{ fromA: at, toA: at, fromB: at, toB: at + 1 }])
      tree = parser.parse(next, fragments)
      fragments = TreeFragment.addTree(tree, fragments)
    })
    source = next
    return time
  })
  return { transcript: middle(ours.slice(count / 4)), lezer: middle(theirs.slice(5)) }
}

const ten = received(10 * MEGA)
const hundred = received(MEGA / 10)
const one = received(MEGA)
console.log(
  JSON.stringify({
    cold: { ...cold(ten), micromark: millis(() => micromark(one)) * 10 },
    key: { small: keystrokes(hundred, 4000), large: keystrokes(ten, 4000) },
  }),
)
