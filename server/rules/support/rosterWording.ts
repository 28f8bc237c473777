import type { Transcript } from '../../model/transcript.ts'
import { type Message, say } from '../../text/message.ts'
import { quoted } from '../../text/wording.ts'

/** Where a label does not stand, as the end of a sentence: in the header, in the roster, or in both. */
export const isUnlisted = ({ roster, speakers }: Transcript): Message => {
  if (roster === undefined) return say`is not declared`
  const [first, ...others] = roster.files
  const where = first === undefined || others.length > 0 ? say`the roster` : first
  return speakers.length === 0 ? say`is not in ${where}` : say`is neither declared nor in ${where}`
}

/** A spelling as messages show it: initials from a roster with the name that they stand for. */
export const spellingText = ({ roster, speakers }: Transcript, spelling: string): Message => {
  const form = roster?.forms.exact.get(spelling)
  const own = speakers.some(
    speaker => speaker.name === spelling || speaker.aliases.some(({ text }) => text === spelling),
  )
  return form === undefined || own || form.speaker.name === spelling
    ? quoted(spelling)
    : say`${quoted(spelling)} (${form.speaker.name})`
}
