import type { Span } from './range.ts'

export type Granularity = 'word' | 'sentence'

/** A text longer than this is looked at around the place that is asked about only, in UTF-16 units. */
const AROUND = 4000

const segmenters = new Map<string, Intl.Segmenter | undefined>()

const segmenterFor = (language: string, granularity: Granularity): Intl.Segmenter | undefined => {
  const key = `${granularity} ${language}`
  if (!segmenters.has(key)) {
    let segmenter: Intl.Segmenter | undefined
    try {
      segmenter = new Intl.Segmenter(language, { granularity })
    } catch {
      // A language that is none, or a browser without segmenters.
      segmenter = language === 'en' ? undefined : segmenterFor('en', granularity)
    }
    segmenters.set(key, segmenter)
  }
  return segmenters.get(key)
}

/** A full stop after these ends no sentence: titles and the like, and single letters. */
const abbreviation =
  /(?:^|[\s("“«[])(?:\p{Lu}|mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|capt|lt|sgt|rev|hon|st|vs|etc|e\.g|i\.e|cf|no|nr|bzw|z\.b|d\.h|ca|sr|sra|dña|m|mme|г|ул|им|др)\.[\s\u0085]+$/iu
const letter = /^\p{L}/u

/**
 * The word or sentence of a language (a BCP 47 tag) at `offset` of `text`, without white space at its ends. Line ends
 * within a text end no sentence. Undefined between words.
 */
export const segmentAt = (
  text: string,
  offset: number,
  language: string,
  granularity: Granularity,
): Span | undefined => {
  const from = Math.max(0, offset - AROUND)
  const near = text.slice(from, offset + AROUND).replace(/[\r\n\u2028\u2029\u0085]/g, ' ')
  const segments = segmenterFor(language, granularity)?.segment(near)
  const spanOf = (start: number, end: number): Span | undefined => {
    const written = near.slice(start, end)
    const blanks = written.length - written.trimStart().length
    const span = { start: from + start + blanks, end: from + start + written.trimEnd().length }
    return span.start < span.end ? span : undefined
  }
  if (granularity === 'word') {
    const { segment = '', index = 0, isWordLike } = segments?.containing(Math.min(offset - from, near.length - 1)) ?? {}
    return isWordLike === true ? spanOf(index, index + segment.length) : undefined
  }
  let start = -1
  for (const { segment, index } of segments ?? []) {
    if (start < 0) start = index
    const end = index + segment.length
    // `Mr. Smith` and `J. F. Kennedy` are cut after each full stop.
    if (abbreviation.test(segment) && letter.test(near.slice(end))) continue
    if (offset - from < end || end === near.length) return spanOf(start, end)
    start = -1
  }
  return undefined
}
