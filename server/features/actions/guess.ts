import { openingsWith } from '../../model/mentions.ts'
import { resolutionOf, type Transcript } from '../../model/transcript.ts'
import { declareAll } from '../../rules/headerSpeakersMissing.ts'
import { declareSpeakers } from '../../rules/support/headerEdits.ts'
import type { Block } from '../../syntax/block.ts'
import { placeAt, positionIn } from '../../syntax/position.ts'
import { type Message, say } from '../../text/message.ts'
import type { Position, TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { plural, quoted } from '../../text/wording.ts'

/** A way to turn a guess around; its edits may be many, and are worked out when somebody wants them. */
export type Turning = { readonly title: Message; readonly edits: () => Steps<readonly TextEdit[]> }

/** Puts a backslash before the colon, so that the line opens no turn. */
const escaped = (block: Block, line: number): TextEdit | undefined => {
  const colon = block.opening?.colon
  if (colon === undefined) return undefined
  const place = positionIn(block, line, colon.start)
  return { range: { start: place, end: place }, newText: '\\' }
}

function* escapedAll(transcript: Transcript, label: string): Steps<readonly TextEdit[]> {
  const edits: TextEdit[] = []
  yield* openingsWith(transcript, new Set([label]), (block, line) => {
    const edit = escaped(block, line)
    if (edit !== undefined) edits.push(edit)
    return true
  })
  return edits
}

const noSpeaker = (transcript: Transcript, block: Block, label: string): Turning | undefined => {
  if (block.opening?.colon === undefined) return undefined
  const use = transcript.uses.get(label)
  const lines = use === undefined ? 1 : use.count - use.bare
  const title = plural(
    lines,
    say`${quoted(label)} is no speaker: escape its colon`,
    say`${quoted(label)} is no speaker: escape the colons of its ${lines} lines`,
  )
  return { title, edits: () => escapedAll(transcript, label) }
}

const aSpeaker = (transcript: Transcript, label: string): Turning | undefined => {
  // A list with one name on it would make all others undeclared.
  const edits =
    transcript.speakers.length === 0
      ? declareAll(transcript, [label])
      : declareSpeakers(transcript, [{ name: label, roles: [], aliases: [] }])
  const title =
    transcript.speakers.length === 0
      ? say`${quoted(label)} is a speaker: declare it, and declare the others too`
      : say`${quoted(label)} is a speaker: declare it`
  return edits === undefined
    ? undefined
    : {
        title,
        // biome-ignore lint/correctness/useYield: those of the other guess are many, these are few
        *edits() {
          return edits
        },
      }
}

/**
 * Where the label at a position was taken for a speaker, or was not, without anybody having said so: how to say so. What
 * the header or the roster declares is no guess.
 */
export const guessAt = (transcript: Transcript, position: Position): Turning | undefined => {
  const { block, offset } = placeAt(transcript.blocks, position) ?? {}
  const { opening } = block ?? {}
  if (block === undefined || offset === undefined || opening === undefined || opening.name === '') return undefined
  if (offset < opening.label.start || offset > opening.head.end) return undefined
  switch (resolutionOf(transcript, block)?.kind) {
    case 'rejected':
      return aSpeaker(transcript, opening.name)
    case 'inferred':
      return noSpeaker(transcript, block, opening.name)
    default:
      return undefined
  }
}
