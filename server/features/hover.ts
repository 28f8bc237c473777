import type { Hover } from 'vscode-languageserver-types'
import { namingSteps } from '../model/namings.ts'
import { statisticsSteps } from '../model/statistics.ts'
import { opensTurn, resolutionOf, type Transcript } from '../model/transcript.ts'
import { ignoresIn } from '../rules/ignores.ts'
import { RULES } from '../rules/index.ts'
import { type Block, isData } from '../syntax/block.ts'
import { inlinesOf, type Vocabulary } from '../syntax/notes.ts'
import { type Place, placeAt, rangeIn } from '../syntax/position.ts'
import { english, type Tell } from '../text/message.ts'
import type { Position, Span } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import { headerText } from './hoverHeader.ts'
import { noteText } from './hoverNote.ts'
import { labelText } from './hoverSpeaker.ts'
import { timeText } from './hoverTime.ts'
import { withoutMarks } from './markdown.ts'
import { ruleText } from './workspaceHover.ts'

/** A hover as found: Markdown, and the span in the block that it is about. */
export type Found = { readonly span: Span; readonly markdown: string }

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end

/** At the end of a word the hover is still the word's, unless another begins there. */
const innermost = <S extends Span>(spans: readonly S[], offset: number): S | undefined =>
  spans.find(span => span.start <= offset && offset < span.end) ?? spans.find(span => holds(span, offset))

const find = (
  transcript: Transcript,
  place: Place,
  uri: string,
  vocabulary: Vocabulary,
  tell: Tell,
): Found | undefined => {
  const { block, offset } = place
  if (block.kind === 'header') return headerText(transcript, block, offset, uri, tell)
  if (isData(block)) return undefined
  if (block.kind === 'comment') return ignoredText(block, offset, tell)
  const { opening } = block
  const resolution = resolutionOf(transcript, block)
  if (opening !== undefined && resolution !== undefined) {
    const label = opening.label.end > opening.label.start ? opening.label : opening.head
    if (holds(label, offset)) return { span: label, markdown: labelText(transcript, resolution, uri, tell) }
  }
  const { notes, times } = inlinesOf(block)
  const time = innermost(times, offset)
  if (time !== undefined) return { span: time, markdown: timeText(transcript, place, time, tell) }
  const note = innermost(notes, offset)
  return note === undefined ? undefined : { span: note, markdown: noteText(note, vocabulary, tell) }
}

/** What a rule is that a comment silences. */
const ignoredText = (block: Block, offset: number, tell: Tell): Found | undefined => {
  const code = ignoresIn(block)
    .flatMap(({ codes }) => codes)
    .find(({ span }) => holds(span, offset))
  const rule = RULES.find(one => one.code === code?.code)
  return code === undefined || rule === undefined ? undefined : { span: code.span, markdown: ruleText(rule, tell) }
}

/** Whether somebody's turns and words have to be counted for what is to say here. */
const asksForCounts = (transcript: Transcript, { block, offset }: Place): boolean =>
  block.kind === 'header' ||
  (block.opening !== undefined && offset <= block.opening.body && opensTurn(transcript, block))

/**
 * What is to say about the place in the text; nothing about plain words. `uri` is the file's, for links to its lines;
 * `vocabulary` has the words for notes that were added to those built in.
 */
export function* hoverAt(
  transcript: Transcript,
  position: Position,
  uri: string,
  vocabulary: Vocabulary = {},
  tell: Tell = english,
): Steps<Hover | undefined> {
  const place = placeAt(transcript.blocks, position)
  if (place === undefined) return undefined
  // Both are kept with the transcript: whoever needs them below finds them there.
  if (asksForCounts(transcript, place)) {
    yield* statisticsSteps(transcript)
    yield* namingSteps(transcript)
  }
  const found = find(transcript, place, uri, vocabulary, tell)
  if (found === undefined) return undefined
  return {
    contents: { kind: 'markdown', value: found.markdown },
    range: rangeIn(place.block, place.line, { start: found.span.start, end: found.span.end }),
  }
}

/** The same for an editor that shows no Markdown. */
export const withoutMarkdown = (hover: Hover): Hover => ({
  ...hover,
  contents: {
    kind: 'plaintext',
    value: withoutMarks(typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''),
  },
})
