import { type Block, columnOf, goesOn } from '../syntax/block.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { firstTime } from '../syntax/notes.ts'
import { perObject } from '../text/perObject.ts'
import { forEachItem, sizeOf } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { labelOf, mannerOf } from './labels.ts'
import type { Resolution } from './resolve.ts'
import { resolutionIn, type Transcript } from './transcript.ts'
import { isSpeech, spokenWords } from './words.ts'

/** One speaker's stretch of speech: a turn opening and all up to the next opening, heading or break. */
export type Turn = {
  /** Counted from 0. */
  readonly index: number
  /** Zero-based line of the opening. */
  readonly line: number
  /** After the last line that holds text of it. */
  readonly endLine: number
  readonly opening: Block
  /** Indexes of its blocks in the transcript's sequence: [from, to). */
  readonly from: number
  readonly to: number
  readonly label: string
  readonly resolution: Resolution
  readonly manner: string | undefined
  /** From its first time to the next time in the file after it, in milliseconds. */
  readonly start: number | undefined
  readonly end: number | undefined
}

/** A heading of the file, with its level (1 to 6) and zero-based line. */
export type Section = { readonly level: number; readonly title: string; readonly line: number; readonly block: number }

export type Outline = { readonly turns: readonly Turn[]; readonly sections: readonly Section[] }

/** Where the spoken text of a block starts: after the label of a turn opening. */
const bodyOf = (block: Block, opens: boolean): number => (opens ? (block.opening?.body ?? 0) : 0)

/** The title of a heading block: without marks, on one line. */
export const headingTitle = (block: Block): string =>
  block.text
    .replace(/^[\s\ufeff]*#{1,6}/u, '')
    .replace(/(?:\r\n?|\n)[=\-\s]*$/u, '')
    .replace(/\s#+\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * The turns and sections of a transcript, in order, in small steps. With a limit it stops when it has found more than so
 * many of them; the last turn's end is then where the reading stopped. Only the first `most` turns and sections are kept.
 */
export function* outlineSteps(
  transcript: Transcript,
  limit = Number.POSITIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): Steps<Outline> {
  const { blocks, resolutions } = transcript
  const turns: Turn[] = []
  const sections: Section[] = []
  type Open = { -readonly [K in keyof Turn]: Turn[K] }
  let open: Open | undefined
  /** Turns whose end is not known until the next time comes. */
  let waiting: Open[] = []
  const read = (block: Block, line: number, index: number): void => {
    const resolution = block.opening === undefined ? undefined : resolutionIn(resolutions, block)
    const opens = resolution !== undefined && resolution.kind !== 'rejected'
    if (opens || block.kind === 'heading' || block.kind === 'break') {
      if (open?.start !== undefined) waiting.push(open)
      open = undefined
    }
    if (block.kind === 'heading' && sections.length < most) {
      sections.push({ level: block.level ?? 1, title: headingTitle(block), line, block: index })
    }
    const time = firstTime(block)
    if (time !== undefined && waiting.length > 0) {
      for (const turn of waiting) turn.end = time
      waiting = []
    }
    if (opens) {
      open = {
        index: turns.length,
        line,
        endLine: line + Math.max(1, block.lines),
        opening: block,
        from: index,
        to: index + 1,
        label: labelOf(block),
        resolution,
        manner: mannerOf(block),
        start: time,
        end: undefined,
      }
      if (turns.length < most) turns.push(open)
    } else if (open !== undefined) {
      open.to = index + 1
      open.endLine = line + Math.max(1, block.lines)
      open.start ??= time
    }
  }
  yield* eachBlock(blocks, 0, sizeOf(blocks), 0, (block, line, index) => {
    if (block.kind !== 'blank') read(block, line, index)
    return turns.length + sections.length <= limit
  })
  return { turns, sections }
}

/** The turns and sections of a transcript, in order; worked out once. */
export const outline: (transcript: Transcript) => Outline = perObject((transcript: Transcript) =>
  finish(outlineSteps(transcript)),
)

/** The label as written, with its white space folded to blanks only where it is a line end. */
export const writtenLabel = (block: Block): string =>
  block.opening === undefined ? '' : block.text.slice(block.opening.label.start, block.opening.label.end)

/** The number of words spoken in a turn: notes and times left out. */
export const turnWords = (transcript: Transcript, turn: Turn): number => {
  let words = 0
  forEachItem(transcript.blocks, turn.from, turn.to, (block, index) => {
    words += spokenWords(block, index === turn.from)
  })
  return words
}

/** The spoken text of a turn: its paragraphs joined by a blank line, comments left out, notes as written. */
export const turnText = (transcript: Transcript, turn: Turn): string => {
  const paragraphs: string[] = []
  let joins = false
  forEachItem(transcript.blocks, turn.from, turn.to, (block, index) => {
    if (!isSpeech(block)) {
      joins = false
      return
    }
    const written = block.text.slice(bodyOf(block, index === turn.from)).replace(/\r\n?/g, '\n')
    const begun = columnOf(block) > 0 ? written : written.trimStart()
    const text = goesOn(block) ? begun : begun.trimEnd()
    if (text !== '') {
      if (joins && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += columnOf(block) > 0 ? text : `\n${text}`
      else paragraphs.push(text)
    }
    joins = true
  })
  return paragraphs.join('\n\n')
}
