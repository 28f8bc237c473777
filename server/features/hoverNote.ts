import type { Note, NoteKind } from '../syntax/notes.ts'
import { formatClock } from '../syntax/time.ts'

const MEANING: Readonly<Record<NoteKind, readonly [name: string, meaning: string]>> = {
  sound: ['Sound', 'What is heard besides speech. It is no spoken word, and is not counted as one.'],
  gap: ['Gap', 'Words that could not be heard, or were left out. Whoever reviews the transcript looks for these.'],
  pause: ['Pause', 'Nobody speaks.'],
  doubt: ['Doubt', 'The word before, or in the brackets, was not heard with certainty, or is written as it was said.'],
  editorial: ['Editorial note', 'Added by whoever wrote the transcript. It was not said.'],
}

/** What a bracketed note is. */
export const noteText = (note: Note): string => {
  const [name, meaning] = MEANING[note.kind]
  const at = note.ms === undefined ? '' : ` At ${formatClock(note.ms)}.`
  return `**${name}**\n\n${meaning}${at}`
}
