import type { CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver-types'
import { guessTime } from '../../model/timeGuess.ts'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { type Setting, settingOf } from '../../rules/support/labelStyle.ts'
import { type Block, isProse } from '../../syntax/block.ts'
import { inCue } from '../../syntax/cues.ts'
import { linesOf, type Place, placeAt } from '../../syntax/position.ts'
import { lineEndIn } from '../../text/lines.ts'
import type { Tell } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'
import { itemAt } from '../../text/sequence.ts'
import type { Steps } from '../../text/steps.ts'
import { beginningLike, companionOf } from '../actions/openingLine.ts'
import { likelySpeakers } from '../speakerChoices.ts'

const PERSON: CompletionItemKind = 18

/** So far back it is looked for who speaks before, in blocks. */
const FAR = 2000

/** How labels are written in the file: the type, and the blanks around the colon. */
type Style = { readonly setting: Setting; readonly before: string; readonly after: string }

const written = (label: string, { setting, before, after }: Style): string => {
  switch (setting) {
    case 'plain':
      return `${label}${before}:${after}`
    case 'inside':
      return `**${label}${before}:**${after}`
    case 'outside':
      return `**${label}**${before}:${after}`
  }
}

/** The turn before a place; undefined where nobody speaks before. */
const turnBefore = (transcript: Transcript, { index }: Place): { block: Block; index: number } | undefined => {
  for (let at = index - 1; at >= Math.max(0, index - FAR); at--) {
    const block = itemAt(transcript.blocks, at)
    if (block?.opening !== undefined && opensTurn(transcript, block)) return { block, index: at }
  }
  return undefined
}

/** Whether a turn is of the form that the file's habits tell all about, and its own slips are none of theirs. */
const isUsual = (block: Block): boolean => {
  const { opening, text } = block
  if (opening?.colon === undefined || opening.time !== undefined || opening.body >= opening.end) return false
  return (
    settingOf(block) !== undefined && text.startsWith(':', opening.colon.start) && !/^\s*(?:[<>]|[-+•]\s)/u.test(text)
  )
}

/** Whether words stand in the line of a place; below a label alone its words are awaited. */
const saysSomething = ({ block, offset }: Place): boolean => {
  const from = Math.max(offset, block.opening?.body ?? 0)
  const end = linesOf(block).find(start => start > offset) ?? block.text.length
  return isProse(block) && /[\p{L}\p{N}]/u.test(block.text.slice(from, end))
}

/** The text as it is: the lines below the first one are indented already. */
const AS_IS: InsertTextMode = 1

/**
 * What a line may begin with: the labels of the speakers, the likeliest next one first, as this file writes them. Where
 * nothing but `indentation` stands before, it is all of how the turn before begins, with a time where that has one.
 */
export function* speakerCompletion(
  transcript: Transcript,
  place: Place,
  range: Range,
  typed: string,
  indentation: string | undefined,
  tell: Tell,
): Steps<readonly CompletionItem[]> {
  const { habits } = yield* factsOf(transcript)
  const style: Style = {
    setting: habits.style.setting ?? 'plain',
    before: habits.before && habits.turns ? ' ' : '',
    after: habits.tight && habits.turns ? '' : ' ',
  }
  const last = turnBefore(transcript, place)
  const candidates = yield* likelySpeakers(transcript, last?.block.opening?.name, typed.replace(/^[*_]+/, ''))
  const time = last?.block.opening?.time === undefined ? undefined : guessTime(transcript, place)
  function* like(label: string): Steps<string | undefined> {
    const companion = yield* companionOf(transcript, label, place.index)
    if (last === undefined || indentation === undefined || (companion === undefined && isUsual(last.block)))
      return undefined
    const beginning = beginningLike(transcript, last, { label, companion }, time)
    return indentation === '' ? beginning : beginning?.trimStart()
  }
  // Where turns stand apart, one that is begun right below words is not glued to them.
  const above =
    indentation === '' ? placeAt(transcript.blocks, { line: range.start.line - 1, character: 0 }) : undefined
  const glued =
    above !== undefined &&
    habits.turns &&
    habits.spaced &&
    saysSomething(above) &&
    !inCue(transcript.blocks, above.index)
  const lead = glued ? lineEndIn(above.block.text) : ''
  const marks = /^[*_]+/.exec(typed)?.[0] ?? ''
  const items: CompletionItem[] = []
  for (const [i, candidate] of candidates.entries()) {
    yield
    items.push({
      label: candidate.label,
      kind: PERSON,
      detail: tell(candidate.detail),
      ...(candidate.documentation === undefined ? {} : { documentation: candidate.documentation }),
      sortText: String(i).padStart(5, '0'),
      filterText: `${marks}${candidate.label} ${candidate.documentation ?? ''}`.trim(),
      insertTextMode: AS_IS,
      textEdit: { range, newText: lead + ((yield* like(candidate.label)) ?? written(candidate.label, style)) },
      ...(candidate.declares === undefined ? {} : { additionalTextEdits: [...candidate.declares] }),
    })
  }
  return items
}
