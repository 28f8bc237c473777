import type { Transcript } from '../../model/transcript.ts'
import type { Choice, OperationEdits, Question, Refused } from '../../protocol.ts'
import type { Range, TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { type Candidate, likelySpeakers } from '../speakerChoices.ts'

/** What an operation comes to: edits, a question to the user, or the reason why it cannot be. */
export type Outcome = OperationEdits | Question | Refused

/** Works out the edits of an operation at a selection; `choice` is what the user answered to its question. */
export type Operation = (transcript: Transcript, range: Range, choice: string | undefined) => Steps<Outcome>

export const refused = (message: string): Refused => ({ kind: 'refused', message })

/** Edits, with what there is to say of them. */
export const edited = (edits: readonly TextEdit[], message?: string): OperationEdits => ({
  kind: 'edits',
  edits,
  ...(message === undefined ? {} : { message }),
})

const choiceOf = ({ label, detail, documentation }: Candidate): Choice => ({
  choice: label,
  label,
  description: documentation === undefined ? detail : `${documentation} · ${detail}`,
})

/** Asks for a speaker: those who are likely after a turn with the label `last`, without `except`. */
export function* askForSpeaker(
  transcript: Transcript,
  last: string | undefined,
  except: string | undefined,
  prompt: string,
): Steps<Question> {
  const candidates = yield* likelySpeakers(transcript, last, '')
  const choices = candidates.filter(({ label }) => label !== except).map(choiceOf)
  return { kind: 'choose', prompt, choices, typed: true }
}
