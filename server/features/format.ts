import type { TextEdit } from 'vscode-languageserver-types'
import { opensTurn, type Transcript } from '../model/transcript.ts'
import type { Config } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import { type Facts, factsOf } from '../rules/support/facts.ts'
import { type Block, isLongBlock, isProse } from '../syntax/block.ts'
import { readBlocks } from '../syntax/blocks.ts'
import { blockAtLine, rangeIn } from '../syntax/position.ts'
import { type Change, changed, composed } from '../text/changes.ts'
import { lineEndIn } from '../text/lines.ts'
import type { Position, Range } from '../text/range.ts'
import { itemAt, sizeOf, sumBefore } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { afterEdits } from './afterEdits.ts'

/** The rule that writes labels in another style: the style of a file's labels is evidence of who speaks in it. */
const STYLE = 'speaker-style'

/** Rules whose safe fixes are a matter of layout: done wherever they are not turned off. */
const ALWAYS = [
  'speaker-colon-doubled',
  'speaker-emphasis-broken',
  'speaker-blank',
  'speaker-colon-spacing',
  'time-format',
  'text-trailing',
  // Last: a label in capitals is another one, of which the facts know nothing.
  STYLE,
]
/** Those that are done where a profile, a setting or a header asks for them. */
const ON_REQUEST = ['note-brackets', 'note-case', 'text-spacing', 'text-quotes']

const layoutRules = (config: Config): readonly Rule[] =>
  [...ALWAYS, ...ON_REQUEST].flatMap(code => {
    const found = config.rule(code)
    return found === undefined || (!found.asked && ON_REQUEST.includes(code)) ? [] : [found.rule]
  })

/** What one rule changes in a run of blocks, in offsets of their joined text. */
const changesBy = (rule: Rule, blocks: readonly Block[], facts: Facts): Change[] => {
  if (rule.scope !== 'block' && rule.scope !== 'labels') return []
  const changes: Change[] = []
  let base = 0
  for (const block of blocks) {
    const opens = block.opening !== undefined && opensTurn(facts, block)
    const asked = rule.scope === 'labels' || (rule.on === 'turn' ? opens : rule.on === 'text')
    const findings = !asked ? [] : rule.scope === 'labels' ? rule.check(block, facts) : rule.check(block)
    for (const { fixes: [fix] = [] } of findings) {
      if (fix?.safety !== 'safe') continue
      for (const { span, newText } of fix.changes)
        changes.push({ start: base + span.start, end: base + span.end, newText })
    }
    base += block.text.length
  }
  changes.sort((a, b) => a.start - b.start || a.end - b.end)
  return changes.every(({ start }, i) => i === 0 || start >= (changes[i - 1]?.end ?? 0)) ? changes : []
}

/** How many turns each label opens, case aside. */
const turnsByLabel = ({ uses, resolutions }: Transcript): ReadonlyMap<string, number> => {
  const turns = new Map<string, number>()
  for (const { label, count } of uses.values()) {
    if (resolutions.get(label)?.kind === 'rejected') continue
    const key = label.toLowerCase()
    turns.set(key, (turns.get(key) ?? 0) + count)
  }
  return turns
}

/** Whether the same labels open as many turns as before. */
const keepsTurns = (before: Transcript, after: Transcript): boolean => {
  const [old, now] = [turnsByLabel(before), turnsByLabel(after)]
  return old.size === now.size && [...old].every(([label, count]) => now.get(label) === count)
}

/** The label that a run of blocks opens with, case aside: what a change of layout must not touch. */
const labelIn = (blocks: readonly Block[]): string => blocks.map(({ opening }) => opening?.name.toLowerCase()).join()

/** Changes of a block in offsets of its text, and whether its label is written in another style. */
type Layout = { readonly changes: readonly Change[]; readonly restyled: boolean }

/** What the layout rules change in a block, one after the other; in a long one each in a step of its own. */
function* layoutChanges(block: Block, rules: readonly Rule[], facts: Facts): Steps<Layout> {
  let restyled = false
  let blocks: readonly Block[] = [block]
  let text = block.text
  let all: readonly Change[] = []
  for (const rule of rules) {
    const changes = changesBy(rule, blocks, facts)
    if (isLongBlock(block)) yield
    if (changes.length === 0) continue
    const newText = changed(text, changes)
    const read = readBlocks(newText, block.before)
    if (labelIn(read) !== labelIn(blocks)) continue
    all = composed(block.text.length, all, changes)
    restyled ||= rule.code === STYLE
    blocks = read
    text = newText
  }
  return { changes: all, restyled }
}

/** What blank lines become: one, without white space; none at the end of the file. */
const blankEdit = (block: Block, line: number, isLast: boolean): TextEdit | undefined => {
  const end = /\r\n|\r|\n/.exec(block.text)?.[0] ?? ''
  const newText = isLast ? '' : end
  if (block.text === newText) return undefined
  return { range: rangeIn(block, line, { start: 0, end: block.text.length }), newText }
}

/** Which blocks a range of lines touches: [from, to). */
const blocksIn = ({ blocks }: Transcript, range: Range | undefined): readonly [number, number] => {
  if (range === undefined) return [0, sizeOf(blocks)]
  const first = blockAtLine(blocks, range.start.line)
  // A selection that ends at the start of a line does not hold that line.
  const lastLine = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line
  const last = blockAtLine(blocks, lastLine)
  return first === undefined || last === undefined ? [0, 0] : [first.index, last.index + 1]
}

/** So many blocks are laid out between two chances to stop. */
const STRIDE = 64

/** The edits by some rules, and whether labels are written in another style. */
function* layout(
  transcript: Transcript,
  rules: readonly Rule[],
  range: Range | undefined,
  onlyWords: boolean,
): Steps<{ readonly edits: readonly TextEdit[]; readonly restyled: boolean }> {
  const { blocks } = transcript
  const facts = yield* factsOf(transcript)
  const [from, to] = blocksIn(transcript, range)
  const edits: TextEdit[] = []
  let restyled = false
  let { lines: line } = sumBefore(blocks, from)
  let before = itemAt(blocks, from - 1)
  for (let index = from; index < to; index++) {
    const block = itemAt(blocks, index)
    if (block === undefined) break
    if (block.kind === 'blank') {
      const edit = onlyWords ? undefined : blankEdit(block, line, index === sizeOf(blocks) - 1)
      if (edit !== undefined) edits.push(edit)
    } else if (isProse(block)) {
      const opens = block.opening !== undefined && opensTurn(facts, block)
      if (!onlyWords && opens && facts.habits.spaced && before !== undefined && isProse(before)) {
        const start: Position = { line, character: 0 }
        edits.push({ range: { start, end: start }, newText: lineEndIn(before.text) })
      }
      const laidOut = yield* layoutChanges(block, rules, facts)
      restyled ||= laidOut.restyled
      for (const { start, end, newText } of laidOut.changes)
        edits.push({ range: rangeIn(block, line, { start, end }), newText })
    }
    line += block.lines
    before = block
    if (index % STRIDE === 0) yield
  }
  return { edits, restyled }
}

/**
 * The edits that lay out a file, or the blocks that a range touches: speaker lines in the style of the file, one blank line
 * between turns where the file has that, no blanks at the ends of lines. No word and no speaker changes, and doing it again
 * changes nothing more. Labels keep their style where in another one they, or other lines, would be taken for something
 * else. `onlyWords` leaves blank lines alone.
 */
export function* formatting(
  transcript: Transcript,
  config: Config,
  range?: Range,
  onlyWords = false,
): Steps<readonly TextEdit[]> {
  const rules = layoutRules(config)
  const { edits, restyled } = yield* layout(transcript, rules, range, onlyWords)
  if (!restyled || keepsTurns(transcript, yield* afterEdits(transcript, edits))) return edits
  const others = rules.filter(({ code }) => code !== STYLE)
  return (yield* layout(transcript, others, range, onlyWords)).edits
}
