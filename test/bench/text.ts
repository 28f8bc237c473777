/** Transcripts of any size for the benchmarks: made from a fixed seed, in the manner of a long hearing. */

const WORDS =
  'we the of and to in that is it for on with as be this was are not have from or by at they an which but all will there can more if one our would about what when so people time year work has were been who its into could only other new some them than first also now because two then think know any do how many these most said let me say very well right over here where going make good like reason answer committee record statement problem matter policy budget member evidence report'.split(
    ' ',
  )

const SPEAKERS = [
  'Anna Meyer',
  'President of the Board Jonas Lindqvist',
  'Jonas Lindqvist',
  'Maria del Carmen Ruiz',
  'KJT',
  'Dr. Peter O’Neill',
  'Question',
  'Senator Black',
  'Moderator',
]

/** All who speak are declared, so that there is nothing to complain of: a check then measures checking. */
const HEADER = `---
title: A long hearing
date: 2024-07-03
speakers:
  - Anna Meyer
  - name: Jonas Lindqvist
    role: President of the Board
  - Maria del Carmen Ruiz
  - KJT
  - Dr. Peter O’Neill
  - Question
  - Senator Black
  - Moderator
---

`

/** A generator of numbers in [0, bound), the same for the same seed. */
const random = (seed: number): ((bound: number) => number) => {
  let state = seed >>> 0 || 1
  return bound => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % bound
  }
}

const sentence = (next: (bound: number) => number): string => {
  const words = Array.from({ length: 6 + next(20) }, () => WORDS[next(WORDS.length)] ?? 'word')
  const text = words.join(' ')
  const note = next(25) === 0 ? ' [laughter]' : next(40) === 0 ? ' [inaudible 00:12:03]' : ''
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${note}${next(9) === 0 ? '?' : '.'}`
}

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(n => String(n).padStart(2, '0'))
    .join(':')

/** A transcript of about `size` UTF-16 units. */
export const transcriptText = (size: number, seed = 7): string => {
  const next = random(seed)
  const parts = [HEADER]
  let length = parts[0]?.length ?? 0
  for (let turn = 0; length < size; turn++) {
    let text = turn % 60 === 0 ? `## Part ${turn / 60 + 1}\n\n` : ''
    if (turn % 3 === 0) text += `[${clock(turn * 7)}] `
    text += `${SPEAKERS[next(SPEAKERS.length)]}: `
    for (let paragraph = next(3); paragraph >= 0; paragraph--) {
      text += `${Array.from({ length: 1 + next(6) }, () => sentence(next)).join(' ')}\n\n`
    }
    parts.push(text)
    length += text.length
  }
  return parts.join('')
}
