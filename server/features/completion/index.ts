import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { HEADER_KEYS } from '../../model/headerKeys.ts'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, isData, isProse } from '../../syntax/block.ts'
import type { Vocabulary } from '../../syntax/notes.ts'
import { linesOf, type Place, placeAt } from '../../syntax/position.ts'
import { contentEnds } from '../../text/lines.ts'
import { english, type Tell } from '../../text/message.ts'
import type { Position, Range } from '../../text/range.ts'
import { itemsOf, sumBefore } from '../../text/sequence.ts'
import type { Steps } from '../../text/steps.ts'
import { ruleText } from '../workspaceHover.ts'
import { bracketCompletion } from './brackets.ts'
import { snippetCompletion } from './snippets.ts'
import { speakerCompletion } from './speakers.ts'
import { type Nameable, yamlCompletion } from './yaml.ts'

/** What completion has to know besides the text. */
export type CompletionContext = Nameable & {
  readonly vocabulary: Vocabulary
  /** The editor can fill in the places of a snippet. */
  readonly snippets: boolean
}

/** Characters after which an editor asks without being told to. */
export const COMPLETION_TRIGGERS = ['[']

const RULE: CompletionItemKind = 20

/** A note that is being typed after its opening bracket. */
const openBracket = /(?:^|[^\]\\!])\[([\p{L}\p{N}:. -]{0,40})$/u
/** The codes of a comment that silences rules, as far as typed. */
const ignored = /<!--\s*transcript-ignore(?:-file)?\s+(?:[\w-]+\s*,\s*)*([\w-]*)$/u
/** A line with nothing on it but the beginning of a label, after a list mark or a time. */
const lineStart = /^(\s*(?:[-*•]\s+)?(?:\[[\d:.,]+\]\s+)?)((?:[\p{L}\p{N}*_][^\s:]*(?:\s[^\s:]*){0,3})?)$/u

const rangeFrom = ({ line, character }: Position, length: number): Range => ({
  start: { line, character: character - length },
  end: { line, character },
})

const ruleCompletion = (rules: Nameable['rules'], range: Range, tell: Tell): readonly CompletionItem[] =>
  rules.map(rule => ({
    label: rule.code,
    kind: RULE,
    detail: tell(rule.summary),
    documentation: { kind: 'markdown', value: ruleText(rule, tell) },
    textEdit: { range, newText: rule.code },
  }))

/** Whether a place lies in the header. */
export const inHeader = ({ headerBlock }: Transcript, { line }: Position): boolean =>
  headerBlock !== undefined && line < Math.max(1, headerBlock.lines)

/** The line of a place: what stands before it, and after. */
const lineAt = ({ block, line, offset }: Place, position: Position): readonly [before: string, after: string] => {
  const start = linesOf(block)[position.line - line] ?? block.text.length
  const end = contentEnds(block.text)(start)
  const at = Math.min(offset, end)
  return [block.text.slice(start, at), block.text.slice(at, end)]
}

/** How far from the file's start a header may be that is only begun, in lines and in UTF-16 units. */
const BEGUN = 60
const BEGUN_UNITS = 100_000

/** The text up to a place, where a header was begun that has no key yet: a first line `---`, and no other before. */
const begunHeader = ({ blocks }: Transcript, { index }: Place, { line }: Position): string | undefined => {
  if (line === 0 || line > BEGUN || sumBefore(blocks, index + 1).length > BEGUN_UNITS) return undefined
  const text = itemsOf(blocks, 0, index + 1)
    .map(block => block.text)
    .join('')
  const [first = '', ...rest] = text.split(/\r\n|\n|\r/).slice(0, line + 1)
  return first.trim() === '---' && rest.every(other => other.trim() !== '---') ? text : undefined
}

/** Whether a block is something said, without a label that says by whom. */
const lacksLabel = (transcript: Transcript, block: Block): boolean => isProse(block) && !opensTurn(transcript, block)

/** What may be typed at a place of a transcript. */
export function* completionAt(
  transcript: Transcript,
  position: Position,
  context: CompletionContext,
): Steps<readonly CompletionItem[]> {
  const { tell = english } = context
  const place = placeAt(transcript.blocks, position)
  if (place === undefined)
    return context.snippets ? snippetCompletion(rangeFrom(position, 0), true, context.today, tell) : []
  const { block } = place
  const header = block.kind === 'header' ? block.text : begunHeader(transcript, place, position)
  if (header !== undefined) return yamlCompletion(header, position, HEADER_KEYS, context)
  const [before, after] = lineAt(place, position)
  const codes = ignored.exec(before)
  if (codes !== null) return ruleCompletion(context.rules, rangeFrom(position, codes[1]?.length ?? 0), tell)
  if (block.kind === 'comment' || block.kind === 'code' || isData(block)) return []
  const bracket = openBracket.exec(before)
  if (bracket !== null) {
    const range = rangeFrom(position, bracket[1]?.length ?? 0)
    return yield* bracketCompletion(transcript, place, range, after.startsWith(']'), context.vocabulary, tell)
  }
  const start = lineStart.exec(before)
  const typed = start?.[2] ?? ''
  // Before words only somebody who asks wants a label: where nothing is typed yet, and the words have none.
  if (start === null || (after.trim() !== '' && (typed !== '' || !lacksLabel(transcript, block)))) return []
  const range = rangeFrom(position, typed.length)
  const lead = start[1] ?? ''
  const speakers = yield* speakerCompletion(
    transcript,
    place,
    range,
    typed,
    lead.trim() === '' ? lead : undefined,
    tell,
  )
  const isStart = position.line === 0 && lead === ''
  const snippets = context.snippets && after.trim() === ''
  return snippets ? [...speakers, ...snippetCompletion(range, isStart, context.today, tell)] : speakers
}
