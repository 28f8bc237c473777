// How well mistakes are found that are made at random in a clean transcript, one at a time.
import { afterEdit } from '../../server/model/afterEdit.ts'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { checkTranscript, type Problem } from '../../server/rules/index.ts'
import { editBlocks } from '../../server/syntax/edit.ts'
import { itemsOf } from '../../server/text/sequence.ts'
import { MISTAKES } from './mistakes/index.ts'
import type { Clean, Made, Mistake } from './mistakes/mistake.ts'
import { randomFrom, someOf } from './random.ts'

/** How often a kind of mistake was made, found, and restored by the first fix of what was found. */
export type Tally = {
  readonly mistake: Mistake
  made: number
  found: number
  restored: number
  readonly missed: { readonly path: string; readonly line: number; readonly was: string; readonly is: string }[]
}

/** What the check of a transcript says of the text as it is. */
export type Checked = { readonly turns: number; readonly problems: readonly Problem[] }

/** Whether a problem is in the way of somebody whose text is right. */
export const isAlarm = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning'

const lettersOf = (transcript: Transcript): readonly string[] => [
  ...new Set([...transcript.uses.keys()].flatMap(label => [...label]).filter(char => /\p{L}/u.test(char))),
]

const edited = (transcript: Transcript, edit: Made['edit']): Transcript =>
  afterEdit(transcript, editBlocks(transcript.blocks, edit))

/** The line of a transcript, without its end. */
const lineOf = (transcript: Transcript, line: number): string => {
  let at = 0
  for (const block of itemsOf(transcript.blocks)) {
    if (at + block.lines > line || block.lines === 0) return block.text.split(/\r\n|\r|\n/)[line - at] ?? ''
    at += block.lines
  }
  return ''
}

const isAt = ({ range }: Problem, line: number): boolean => range.start.line <= line && line <= range.end.line

export const emptyTallies = (): readonly Tally[] =>
  MISTAKES.map(mistake => ({ mistake, made: 0, found: 0, restored: 0, missed: [] }))

/** Makes each kind of mistake `tries` times in a transcript, as far as there are places for it, and adds up what is found. */
export const checkPage = (path: string, text: string, tries: number, tallies: readonly Tally[]): Checked => {
  const transcript = readTranscript(text)
  const { turns } = outline(transcript)
  const before = checkTranscript(transcript)
  const clean: Clean = { transcript, turns, letters: lettersOf(transcript) }
  const random = randomFrom(text.length)
  for (const tally of tallies) {
    const { mistake } = tally
    let made = 0
    for (const make of someOf(random, mistake.places(clean), tries * 4)) {
      if (made === tries) break
      const one = make(random)
      if (one === undefined) continue
      const { edit, line } = one
      const isRight = (problem: Problem): boolean => mistake.codes.includes(problem.code) && isAt(problem, line)
      if (before.some(isRight)) continue
      made++
      tally.made++
      const wrong = edited(transcript, edit)
      const problem = checkTranscript(wrong).find(isRight)
      const was = lineOf(transcript, line)
      const missed = { path, line: line + 1, was, is: lineOf(wrong, line) }
      if (problem === undefined) {
        tally.missed.push(missed)
        continue
      }
      tally.found++
      if (!mistake.restores) continue
      let mended = wrong
      for (const change of [...(problem.fixes[0]?.edits ?? [])].reverse()) mended = edited(mended, change)
      if (lineOf(mended, line) === was) tally.restored++
      else tally.missed.push({ ...missed, is: `${missed.is} → ${lineOf(mended, line)}` })
    }
  }
  return { turns: turns.length, problems: before }
}
