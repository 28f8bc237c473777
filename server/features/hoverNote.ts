import { NOTE_WORDS, type Note, type NoteKind, plainNote, type Vocabulary } from '../syntax/notes.ts'
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

/** The kind of a note by the words that a profile, the workspace file or the settings add; undefined for others. */
const addedKind = ({ content }: Note, vocabulary: Vocabulary): Exclude<NoteKind, 'editorial'> | undefined => {
  const plain = plainNote(content)
  if (NOTE_WORDS.has(plain)) return undefined
  return (['sound', 'gap', 'pause', 'doubt'] as const).findLast(kind =>
    vocabulary[kind]?.some(word => plainNote(word) === plain),
  )
}

/** What a bracketed note is. */
export const noteText = (note: Note, vocabulary: Vocabulary, tell: Tell): string => {
  const added = addedKind(note, vocabulary)
  const [name, meaning] = MEANING[added ?? note.kind]
  const at = note.ms === undefined ? '' : ` ${tell(say`At ${formatClock(note.ms)}.`)}`
  const whose =
    added === undefined ? '' : `\n\n${tell(say`The vocabulary of this workspace or profile has this word.`)}`
  return `**${tell(name)}**\n\n${tell(meaning)}${at}${whose}`
}
