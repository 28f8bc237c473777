import type { Transcript } from '../../model/transcript.ts'
import { type Message, say } from '../../text/message.ts'
import type { Range, TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { type Candidate, likelySpeakers } from '../speakerChoices.ts'

/** One of several things to choose from: what the answer is then, and what is shown. */
export type Choice = { readonly choice: string; readonly label: string; readonly description?: Message | string }

export type Question =
  /** `typed`: something that is not in the list may be entered as well. */
  | { readonly kind: 'choose'; readonly prompt: Message; readonly choices: readonly Choice[]; readonly typed: boolean }
  | { readonly kind: 'ask'; readonly prompt: Message; readonly example: string }

export type Refused = { readonly kind: 'refused'; readonly message: Message }

export type Edits = {
  readonly kind: 'edits'
  readonly edits: readonly TextEdit[]
  /** What to select afterwards, in the text with the edits. */
  readonly select?: Range
  /** What the user may want to know. */
  readonly message?: Message
}

/** What an operation comes to: edits, a question to the user, or the reason why it cannot be. */
export type Outcome = Edits | Question | Refused

/** Works out the edits of an operation at a selection; `choice` is what the user answered to its question. */
export type Operation = (transcript: Transcript, range: Range, choice: string | undefined) => Steps<Outcome>

export const refused = (message: Message): Refused => ({ kind: 'refused', message })

/** Edits, with what there is to say of them. */
export const edited = (edits: readonly TextEdit[], message?: Message): Edits => ({
  kind: 'edits',
  edits,
  ...(message === undefined ? {} : { message }),
})

const choiceOf = ({ label, detail, documentation }: Candidate): Choice => ({
  choice: label,
  label,
  description: documentation === undefined ? detail : say`${documentation} · ${detail}`,
})

/** So many speakers are offered at most, the likeliest: anybody else can be typed. */
export const MOST_CHOICES = 1000

/** Asks for a speaker: those who are likely after a turn with the label `last`, without `except`. */
export function* askForSpeaker(
  transcript: Transcript,
  last: string | undefined,
  except: string | undefined,
  prompt: Message,
): Steps<Question> {
  const candidates = yield* likelySpeakers(transcript, last, '')
  const choices = candidates
    .slice(0, MOST_CHOICES + 1)
    .filter(({ label }) => label !== except)
    .slice(0, MOST_CHOICES)
    .map(choiceOf)
  return { kind: 'choose', prompt, choices, typed: true }
}
