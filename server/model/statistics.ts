import type { Resolution } from './resolve.ts'
import type { Transcript } from './transcript.ts'
import { outline, type Turn } from './turns.ts'

/** How much one speaker speaks in a file. */
export type Share = { readonly turns: number; readonly words: number; readonly first: Turn; readonly last: Turn }

export type Statistics = {
  readonly words: number
  readonly turns: number
  readonly speakers: ReadonlyMap<string, Share>
}

/** The speakers that a label means; of a joint label, each. */
export const speakersOf = (resolution: Resolution): readonly string[] =>
  resolution.parts ?? [resolution.declared?.name ?? resolution.speaker]

const count = (transcript: Transcript): Statistics => {
  const speakers = new Map<string, Share>()
  let words = 0
  const { turns } = outline(transcript)
  for (const turn of turns) {
    words += turn.words
    for (const name of speakersOf(turn.resolution)) {
      const known = speakers.get(name)
      speakers.set(name, {
        turns: (known?.turns ?? 0) + 1,
        words: (known?.words ?? 0) + turn.words,
        first: known?.first ?? turn,
        last: turn,
      })
    }
  }
  return { words, turns: turns.length, speakers }
}

const known = new WeakMap<Transcript, Statistics>()

/** Turns and words of each speaker by name, worked out once for a transcript. A joint turn counts for each of its speakers. */
export const statistics = (transcript: Transcript): Statistics => {
  let result = known.get(transcript)
  if (result === undefined) {
    result = count(transcript)
    known.set(transcript, result)
  }
  return result
}
