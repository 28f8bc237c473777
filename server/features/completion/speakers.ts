import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { factsOf } from '../../rules/support/facts.ts'
import type { Setting } from '../../rules/support/labelStyle.ts'
import type { Place } from '../../syntax/position.ts'
import type { Tell } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'
import { itemAt } from '../../text/sequence.ts'
import type { Steps } from '../../text/steps.ts'
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

/** The label of the turn before a place; undefined where nobody speaks before. */
const labelBefore = (transcript: Transcript, { index }: Place): string | undefined => {
  for (let at = index - 1; at >= Math.max(0, index - FAR); at--) {
    const block = itemAt(transcript.blocks, at)
    if (block?.opening !== undefined && opensTurn(transcript, block)) return block.opening.name
  }
  return undefined
}

/** What a line may begin with: the labels of the speakers, the likeliest next one first, as this file writes them. */
export function* speakerCompletion(
  transcript: Transcript,
  place: Place,
  range: Range,
  prefix: string,
  tell: Tell,
): Steps<readonly CompletionItem[]> {
  const { habits } = yield* factsOf(transcript)
  const style: Style = {
    setting: habits.style.setting ?? 'plain',
    before: habits.before && habits.turns ? ' ' : '',
    after: habits.tight && habits.turns ? '' : ' ',
  }
  const last = labelBefore(transcript, place)
  const candidates = yield* likelySpeakers(transcript, last, prefix)
  return candidates.map((candidate, i) => ({
    label: candidate.label,
    kind: PERSON,
    detail: tell(candidate.detail),
    ...(candidate.documentation === undefined ? {} : { documentation: candidate.documentation }),
    sortText: String(i).padStart(5, '0'),
    filterText: `${candidate.label} ${candidate.documentation ?? ''}`.trim(),
    textEdit: { range, newText: written(candidate.label, style) },
    ...(candidate.declares === undefined ? {} : { additionalTextEdits: [...candidate.declares] }),
  }))
}
