import type { CodeLens } from 'vscode-languageserver-types'
import { namingSteps } from '../model/namings.ts'
import { shareOf } from '../model/shares.ts'
import { statisticsSteps } from '../model/statistics.ts'
import { countTurns, type Transcript } from '../model/transcript.ts'
import { outlineSteps, type Section, type Turn } from '../model/turns.ts'
import { positionIn, rangeIn } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import { english, say, type Tell } from '../text/message.ts'
import type { Position, Range } from '../text/range.ts'
import { itemAt } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { amount, share, turnCount } from './numbers.ts'

/** The command of the editor that shows where a speaker speaks: with the file’s URI and a position. */
const SHOW_REFERENCES = 'transcript.showReferences'

/** In a file of more turns and sections than this the sections are not counted: it would have to be done at every keystroke. */
const MOST_ENTRIES = 50_000

function* speakerLenses(transcript: Transcript, uri: string, tell: Tell): Steps<CodeLens[]> {
  const { headerBlock, speakers } = transcript
  if (headerBlock === undefined || speakers.length === 0) return []
  const all = yield* statisticsSteps(transcript)
  yield* namingSteps(transcript)
  return speakers.map(({ name, nameSpan }) => {
    const own = shareOf(transcript, all, name)
    const range = rangeIn(headerBlock, 0, nameSpan)
    const title =
      own === undefined ? say`never speaks` : say`${amount(own.turns, own.words)} (${share(own.words, all.words)})`
    const command = own === undefined ? '' : SHOW_REFERENCES
    return { range, command: { title: tell(title), command, arguments: own === undefined ? [] : [uri, range.start] } }
  })
}

/** When a section begins and ends, by the first and last time of its turns. */
const spanOf = (turns: readonly Turn[]): string => {
  const start = turns.find(turn => turn.start !== undefined)?.start
  const last = turns.findLast(turn => turn.start !== undefined)
  const end = last?.end ?? last?.start
  if (start === undefined || end === undefined) return ''
  return end > start ? `, ${formatClock(start)} – ${formatClock(end)}` : `, ${formatClock(start)}`
}

const sectionLens = (transcript: Transcript, section: Section, turns: readonly Turn[], tell: Tell): CodeLens => {
  const block = itemAt(transcript.blocks, section.block)
  const start: Position = { line: section.line, character: 0 }
  const end = block === undefined ? start : positionIn(block, section.line, Math.max(0, block.text.search(/[\r\n]|$/)))
  const range: Range = { start, end }
  return { range, command: { title: tell(turnCount(turns.length)) + spanOf(turns), command: '' } }
}

/** Of each section, which turns stand in it and the sections below: from the first up to another. */
function* turnsWithin(
  sections: readonly Section[],
  turns: readonly Turn[],
): Steps<readonly { readonly first: number; readonly last: number }[]> {
  const within: { readonly first: number; last: number }[] = []
  const open: number[] = []
  let first = 0
  for (const [index, { level, line }] of sections.entries()) {
    yield
    while (first < turns.length && (turns[first]?.line ?? 0) < line) first++
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= level) {
      const closed = within[open.pop() ?? 0]
      if (closed !== undefined) closed.last = first
    }
    open.push(index)
    within.push({ first, last: turns.length })
  }
  return within
}

function* sectionLenses(transcript: Transcript, tell: Tell): Steps<CodeLens[]> {
  if ((yield* countTurns(transcript)) > MOST_ENTRIES) return []
  const { turns, sections } = yield* outlineSteps(transcript, MOST_ENTRIES)
  if (turns.length + sections.length > MOST_ENTRIES) return []
  const within = yield* turnsWithin(sections, turns)
  const lenses: CodeLens[] = []
  for (const [index, section] of sections.entries()) {
    yield
    const { first = 0, last = 0 } = within[index] ?? {}
    if (last > first) lenses.push(sectionLens(transcript, section, turns.slice(first, last), tell))
  }
  return lenses
}

/** Above each declared speaker how much he or she says, above each section how many turns it has, and when. */
export function* codeLenses(transcript: Transcript, uri: string, tell: Tell = english): Steps<CodeLens[]> {
  const speakers = yield* speakerLenses(transcript, uri, tell)
  return [...speakers, ...(yield* sectionLenses(transcript, tell))]
}
