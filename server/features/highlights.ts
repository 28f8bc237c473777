import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types'
import { labelsOf, mentionsIn, openingsWith, type PlacedMention } from '../model/mentions.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { placeAt, rangeIn } from '../syntax/position.ts'
import type { Position } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import { introducedAt } from './definition.ts'
import { mentionsAt } from './mentionsAt.ts'

const READ: DocumentHighlightKind = 2
const WRITE: DocumentHighlightKind = 3

/** So many places before the cursor, and as many after it: editors ask at each step of the cursor. */
const MOST = 1000

/**
 * The places near a position that name the same speaker: declarations, and the place that introduces somebody whom nobody
 * declares, as written, uses as read.
 */
export function* highlightsAt(transcript: Transcript, position: Position): Steps<DocumentHighlight[]> {
  const at = yield* mentionsAt(transcript, position)
  const place = placeAt(transcript.blocks, position)
  if (at === undefined || place === undefined) return []
  const speakers = new Set(at.mentions.map(({ speaker }) => speaker))
  const labels = labelsOf(transcript, speakers)
  const introductions: PlacedMention[] = []
  for (const mention of at.mentions) {
    const found = yield* introducedAt(transcript, mention)
    if (found !== undefined) introductions.push(found)
  }
  const inBlock = (block: Block, line: number): DocumentHighlight[] =>
    mentionsIn(transcript, block)
      .filter(mention => speakers.has(mention.speaker))
      .map(({ declares, whole, speaker }) => {
        const introduces = introductions.some(
          other => other.line === line && other.block === block && other.mention.speaker === speaker,
        )
        return { range: rangeIn(block, line, whole), kind: declares || introduces ? WRITE : READ }
      })
  const before: DocumentHighlight[][] = []
  const after: DocumentHighlight[][] = []
  const into = (list: DocumentHighlight[][]) => (block: Block, line: number) => list.push(inBlock(block, line)) < MOST
  yield* openingsWith(transcript, labels, into(before), place.index - 1, true)
  yield* openingsWith(transcript, labels, into(after), place.index)
  const { headerBlock } = transcript
  const declared = headerBlock === undefined ? [] : inBlock(headerBlock, 0)
  return [...declared, ...before.reverse().flat(), ...after.flat()]
}
