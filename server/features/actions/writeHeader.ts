import { isShortFor } from '../../model/shortForms.ts'
import { entryOf, type Speaker } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import {
  addToSpeaker,
  type Declaration,
  declareSpeakers as declaring,
  lineEndOf,
  speakersLines,
} from '../../rules/support/headerEdits.ts'
import { describingLines, newHeader, speakerSteps, withRolesApart } from '../../rules/support/headerFromText.ts'
import { positionIn } from '../../syntax/position.ts'
import { type Message, say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { plural } from '../../text/wording.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Declarations beyond this number are no list of speakers. */
const MOST_SPEAKERS = 500

const UNREADABLE = say`The header is no YAML as it stands: repair it first, then it can be completed.`

/** Those who speak and whom neither the header nor the roster lists; of too many for a list just the names. */
function* undeclared(transcript: Transcript): Steps<readonly Declaration[]> {
  const speakers = yield* speakerSteps(transcript, true)
  return speakers.length > MOST_SPEAKERS ? speakers : withRolesApart(transcript, speakers)
}

/** The one speaker of the header for whose name this one is short. */
const ownerOf = (name: string, { speakers }: Transcript): Speaker | undefined => {
  const [owner, ...others] = speakers.filter(speaker => isShortFor(name, speaker.name))
  return others.length === 0 ? owner : undefined
}

/** Edits that declare these in the header: `Anna` as an alias of an `Anna Meyer` who is declared already. */
const declaredInHeader = (
  transcript: Transcript,
  speakers: readonly Declaration[],
): readonly TextEdit[] | undefined => {
  const shorts = new Map<Speaker, string[]>()
  const others = speakers.filter(({ name, aliases }) => {
    const owner = ownerOf(name, transcript)
    if (owner !== undefined) shorts.set(owner, [...(shorts.get(owner) ?? []), name, ...aliases])
    return owner === undefined
  })
  // An alias of the last speaker stands at the place where the next speaker begins, and before them.
  const edits = [...shorts].map(([owner, names]) => addToSpeaker(transcript, owner, 'aliases', names))
  if (others.length > 0) edits.push(declaring(transcript, others))
  return edits.some(found => found === undefined) ? undefined : edits.flatMap(found => found ?? [])
}

const declaration = (transcript: Transcript, speakers: readonly Declaration[]): readonly TextEdit[] | Message => {
  if (speakers.length === 0) return say`All speakers are declared, or nobody with a name speaks here.`
  if (speakers.length > MOST_SPEAKERS) return say`${speakers.length} labels are too many for a list of speakers.`
  if (transcript.headerBlock === undefined) return newHeader(transcript, speakersLines(speakers))
  return declaredInHeader(transcript, speakers) ?? UNREADABLE
}

/** Declares all speakers of the turns in the header, which is begun if there is none. */
export const declareSpeakers: Operation = function* (transcript) {
  const speakers = yield* undeclared(transcript)
  const edits = declaration(transcript, speakers)
  if ('text' in edits) return refused(edits)
  const { length } = speakers
  return edited(
    edits,
    plural(
      length,
      say`1 speaker declared: look the list through.`,
      say`${length} speakers declared: look the list through.`,
    ),
  )
}

/** Writes a header from the text, or adds to it what is missing and the text says: title, date, place, language, speakers. */
export const writeHeader: Operation = function* (transcript) {
  const { header, headerBlock } = transcript
  const lines = describingLines(transcript).filter(
    line => entryOf(header?.entries ?? [], line.slice(0, line.indexOf(':'))) === undefined,
  )
  yield
  const speakers = yield* undeclared(transcript)
  if (header === undefined || headerBlock === undefined) {
    const all =
      speakers.length === 0 || speakers.length > MOST_SPEAKERS ? lines : [...lines, ...speakersLines(speakers)]
    if (all.length === 0) return refused(say`The text says nothing that could stand in a header.`)
    return edited(newHeader(transcript, all), say`Look the header through: it holds what was recognised, nothing else.`)
  }
  if (header.problems.length > 0) return refused(UNREADABLE)
  const declared = declaration(transcript, speakers)
  const start = positionIn(headerBlock, 0, header.content.start)
  const eol = lineEndOf(transcript)
  const edits = [
    ...(lines.length === 0 ? [] : [{ range: { start, end: start }, newText: lines.map(line => line + eol).join('') }]),
    ...('text' in declared ? [] : declared),
  ]
  return edits.length === 0
    ? refused(say`The header says all that could be found in the text.`)
    : edited(edits, say`Look through what was added: it is what was recognised in the text.`)
}
