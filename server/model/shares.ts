import { namingsOf } from './namings.ts'
import type { Share, Statistics } from './statistics.ts'
import type { Transcript } from './transcript.ts'

/** How much a speaker says under all labels that mean him or her; undefined of somebody who says nothing. */
export const shareOf = (transcript: Transcript, { speakers }: Statistics, name: string): Share | undefined => {
  const names = [name, ...namingsOf(transcript).alsoCalled(name)]
  const shares = names.map(one => speakers.get(one)).filter(share => share !== undefined)
  if (shares.length < 2) return shares[0]
  return {
    turns: shares.reduce((sum, { turns }) => sum + turns, 0),
    words: shares.reduce((sum, { words }) => sum + words, 0),
    first: Math.min(...shares.map(({ first }) => first)),
    last: Math.max(...shares.map(({ last }) => last)),
  }
}
