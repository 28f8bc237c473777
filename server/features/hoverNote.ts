import type { Note, NoteKind } from '../syntax/notes.ts'
import { formatClock } from '../syntax/time.ts'
import { type Message, say, type Tell } from '../text/message.ts'

const MEANING: Readonly<Record<NoteKind, readonly [name: Message, meaning: Message]>> = {
  sound: [say`Sound`, say`What is heard besides speech. It is no spoken word, and is not counted as one.`],
  gap: [
    say`Gap`,
    say`Words that could not be heard, or were left out. Whoever reviews the transcript looks for these.`,
  ],
  pause: [say`Pause`, say`Nobody speaks.`],
  doubt: [
    say`Doubt`,
    say`The word before, or in the brackets, was not heard with certainty, or is written as it was said.`,
  ],
  editorial: [say`Editorial note`, say`Added by whoever wrote the transcript. It was not said.`],
}

/** What a bracketed note is. */
export const noteText = (note: Note, tell: Tell): string => {
  const [name, meaning] = MEANING[note.kind]
  const at = note.ms === undefined ? '' : ` ${tell(say`At ${formatClock(note.ms)}.`)}`
  return `**${tell(name)}**\n\n${tell(meaning)}${at}`
}
