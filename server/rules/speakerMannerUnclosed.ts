import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { Finding, LabelRule, RulePage } from './rule.ts'
import { isAmongTurns, isBesideTurns } from './support/company.ts'
import type { Facts } from './support/facts.ts'
import { slipLine } from './support/slipLine.ts'
import { textLines } from './support/textLines.ts'

const findingAt = (label: string, start: number, end: number): Finding => ({
  span: { start: start - 1, end },
  message: say`The parenthesis after ${quoted(label)} is not closed; put ${quoted(')')} before the colon.`,
  fixes: [
    { title: say`Close the parenthesis`, safety: 'safe', changes: [{ span: { start: end, end }, newText: ')' }] },
  ],
})

/** `Anna (chat: it closes :)`: another parenthesis hides where the label ends. */
const unclosed = /[ \t]?\(([^()[\]:：\r\n]{1,30})[:：][ \t]/uy

const inLines = (block: Block, facts: Facts): readonly Finding[] => {
  if (!facts.habits.turns || !/\([^()\r\n]{1,30}[:：]/u.test(block.text)) return []
  const found: Finding[] = []
  for (const line of textLines(block, opensTurn(facts, block), facts.habits)) {
    const it = line.first ? slipLine(line, facts.known) : undefined
    if (it === undefined) continue
    unclosed.lastIndex = it.label.end
    const match = unclosed.exec(block.text)
    if (match === null) continue
    const start = block.text.indexOf('(', it.label.end) + 1
    const finding = findingAt(it.known.label, start, start + (match[1] ?? '').length)
    found.push({
      ...finding,
      late: (transcript, { start: { line: at } }) =>
        isAmongTurns(transcript, at) ? {} : isBesideTurns(transcript, at) ? { severity: 'information' } : undefined,
    })
  }
  return found
}

/** Its page of documentation, and its tests. */
export const speakerMannerUnclosedPage: RulePage = {
  explanation:
    'What stands in parentheses after a speaker says how or for whom they speak: `Kim Park (via translator):`. Without the closing parenthesis the label has no end.',
  origin: 'Slips in public archives; the parts of a speaker line.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nKim Park (via translator: Hello.\n         ^^^^^^^^^^^^^^^\n',
      good: 'Anna Meyer: Good morning.\n\nKim Park (via translator): Hello.\n',
    },
    {
      bad: 'CW (chat): Is it slow?\n\nLA (chat): No.\n\nCW: Well.\n\nLA (chat: It has that too :)\n   ^^^^^\n\nCW: Good.\n\nLA: Right.\n',
      good: 'CW (chat): Is it slow?\n\nLA (chat): No.\n\nCW: Well.\n\nLA (chat): It has that too :)\n\nCW: Good.\n\nLA: Right.\n',
    },
  ],
}

export const speakerMannerUnclosed: LabelRule = {
  code: 'speaker-manner-unclosed',
  severity: 'error',
  scope: 'labels',
  summary: say`The parenthesis after a speaker is not closed`,
  check: (block, facts) => {
    const { opening } = block
    if (opening === undefined || opening.manner === undefined || opening.mannerClosed || !opensTurn(facts, block))
      return inLines(block, facts)
    return [findingAt(labelOf(block), opening.manner.start, opening.manner.end)]
  },
}
