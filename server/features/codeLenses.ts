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

/** In a file of more turns than this the sections are not counted: it would have to be done at every keystroke. */
const MOST_TURNS = 50_000

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

function* sectionLenses(transcript: Transcript, tell: Tell): Steps<CodeLens[]> {
  if ((yield* countTurns(transcript)) > MOST_TURNS) return []
  const { turns, sections } = yield* outlineSteps(transcript)
  let first = 0
  return sections.flatMap((section, i) => {
    while (first < turns.length && (turns[first]?.line ?? 0) < section.line) first++
    const next = sections.slice(i + 1).find(({ level }) => level <= section.level)
    let last = first
    while (last < turns.length && (turns[last]?.line ?? 0) < (next?.line ?? Number.POSITIVE_INFINITY)) last++
    return last > first ? [sectionLens(transcript, section, turns.slice(first, last), tell)] : []
  })
}

/** Above each declared speaker how much he or she says, above each section how many turns it has, and when. */
export function* codeLenses(transcript: Transcript, uri: string, tell: Tell = english): Steps<CodeLens[]> {
  const speakers = yield* speakerLenses(transcript, uri, tell)
  return [...speakers, ...(yield* sectionLenses(transcript, tell))]
}
