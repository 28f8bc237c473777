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

/** A way to turn a guess around. */
export type Turning = { readonly title: Message; readonly edits: readonly TextEdit[] }

/** Puts a backslash before the colon, so that the line opens no turn. */
const escaped = (block: Block, line: number): TextEdit | undefined => {
  const colon = block.opening?.colon
  if (colon === undefined) return undefined
  const place = positionIn(block, line, colon.start)
  return { range: { start: place, end: place }, newText: '\\' }
}

function* noSpeaker(transcript: Transcript, label: string): Steps<Turning | undefined> {
  const edits: TextEdit[] = []
  yield* openingsWith(transcript, new Set([label]), (block, line) => {
    const edit = escaped(block, line)
    if (edit !== undefined) edits.push(edit)
    return true
  })
  if (edits.length === 0) return undefined
  const title = plural(
    edits.length,
    say`${quoted(label)} is no speaker: escape its colon`,
    say`${quoted(label)} is no speaker: escape the colons of its ${edits.length} lines`,
  )
  return { title, edits }
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
  return edits === undefined ? undefined : { title, edits }
}

/**
 * Where the label at a position was taken for a speaker, or was not, without anybody having said so: how to say so. What
 * the header or the roster declares is no guess.
 */
export function* guessActions(transcript: Transcript, position: Position): Steps<readonly Turning[]> {
  const place = placeAt(transcript.blocks, position)
  const { opening } = place?.block ?? {}
  if (place === undefined || opening === undefined || opening.name === '') return []
  if (place.offset < opening.label.start || place.offset > opening.head.end) return []
  const kind = resolutionOf(transcript, place.block)?.kind
  const label = opening.name
  const turning =
    kind === 'rejected'
      ? aSpeaker(transcript, label)
      : kind === 'inferred'
        ? yield* noSpeaker(transcript, label)
        : undefined
  return turning === undefined ? [] : [turning]
}
