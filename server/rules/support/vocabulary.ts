import { NOTE_WORDS, type NoteKind, plainNote, type Vocabulary } from '../../syntax/notes.ts'

/** Words for notes with their kinds: those built in, and those of a vocabulary. Lower case. */
export const noteWords = (vocabulary: Vocabulary): ReadonlyMap<string, NoteKind> => {
  const words = new Map(NOTE_WORDS)
  for (const [kind, list] of Object.entries(vocabulary)) {
    for (const word of list) words.set(plainNote(word), kind as NoteKind)
  }
  return words
}
