import type { Block } from '../syntax/block.ts'
import type { Span } from '../text/range.ts'
import { fold, unfolded } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import { type LabelUses, labelOf, labelUses, mannerOf } from './labels.ts'
import { type Naming, namingsOf } from './namings.ts'
import type { Transcript } from './transcript.ts'

/** A place that names a speaker: in a label, in parentheses after one, or in the header. Spans are offsets in its block. */
export type Mention = Pick<Naming, 'speaker' | 'by' | 'spelling' | 'whole' | 'span'> & {
  /** The header declares the name or alias here, or a longer label introduces the initials. */
  readonly declares: boolean
}

/** A mention with the zero-based line at which its block starts. */
export type PlacedMention = { readonly mention: Mention; readonly block: Block; readonly line: number }

const inHeader = ({ speakers }: Transcript): Mention[] => {
  const mentions = speakers.flatMap(({ name, nameSpan, aliases }) => {
    const common = { speaker: name, declares: true }
    return [
      { ...common, by: 'name' as const, spelling: name, whole: nameSpan, span: nameSpan },
      ...aliases.map(({ text, span }) => ({
        ...common,
        by: 'alias' as const,
        spelling: fold(text),
        whole: span,
        span,
      })),
    ]
  })
  return mentions.sort((a, b) => a.span.start - b.span.start)
}

const inLabel = (transcript: Transcript, block: Block): Mention[] => {
  const { opening, text } = block
  const namings = namingsOf(transcript)
  const own = namings.of(labelOf(block))
  if (opening === undefined || own.length === 0) return []
  const { label, manner } = opening
  const written = text.slice(label.start, label.end)
  /** A piece of the label whose place cannot be told from the folded form is the label as a whole. */
  const spanOf = (span: Span): Span => {
    const found = unfolded(written, span)
    return found === undefined ? label : { start: label.start + found.start, end: label.start + found.end }
  }
  const mentions = own.map(({ speaker, by, spelling, whole, span }) => ({
    speaker,
    by,
    spelling,
    declares: false,
    whole: spanOf(whole),
    span: spanOf(span),
  }))
  const [only] = own
  const initials = manner === undefined ? undefined : mannerOf(block)
  if (manner !== undefined && initials !== undefined && own.length === 1 && only !== undefined) {
    const { speaker } = only
    if (namings.introduced(speaker, initials))
      mentions.push({ speaker, by: 'alias', spelling: initials, declares: true, whole: manner, span: manner })
  }
  return mentions
}

/** The places in a block that name a speaker, in order. */
export const mentionsIn = (transcript: Transcript, block: Block): readonly Mention[] => {
  if (block.kind === 'header') return block === transcript.headerBlock ? inHeader(transcript) : []
  return block.opening === undefined ? [] : inLabel(transcript, block)
}

/** The labels that mean one of some speakers, alone or among others. */
export const labelsOf = (transcript: Transcript, speakers: Iterable<string>): ReadonlySet<string> => {
  const { labels } = namingsOf(transcript)
  return new Set([...speakers].flatMap(speaker => [...(labels.get(speaker) ?? [])]))
}

/** Some labels: a set of them, or all that something holds of. */
export type Labels = Pick<ReadonlySet<string>, 'has' | 'size'> & { readonly keys: () => Iterable<string> }

const holdsOneOf =
  (labels: Labels) =>
  (uses: LabelUses): boolean => {
    const [few, many] = uses.size < labels.size ? [uses, labels] : [labels, uses]
    for (const label of few.keys()) if (many.has(label)) return true
    return false
  }

/**
 * The lines that begin with one of some labels, in small steps: from the block at `from` on, or back from it. Only the
 * parts of the text that hold one are visited, until `visit` returns false.
 */
export function* openingsWith(
  transcript: Transcript,
  labels: Labels,
  visit: (block: Block, line: number, index: number) => boolean,
  from = 0,
  backwards = false,
): Steps<void> {
  for (const run of labelUses.runs(transcript.blocks, holdsOneOf(labels), from, backwards)) {
    let line = run.before.lines
    const found: { readonly block: Block; readonly line: number; readonly index: number }[] = []
    for (const [i, block] of run.items.entries()) {
      const index = run.index + i
      const outside = backwards ? index > from : index < from
      if (block.opening !== undefined && !outside && labels.has(labelOf(block))) found.push({ block, line, index })
      line += block.lines
    }
    for (const place of backwards ? found.reverse() : found) {
      if (!visit(place.block, place.line, place.index)) return
    }
    yield
  }
}

/** Every place that names one of some speakers, in order, in small steps. */
export function* mentionsOf(transcript: Transcript, speakers: ReadonlySet<string>): Steps<PlacedMention[]> {
  const places: PlacedMention[] = []
  const add = (block: Block, line: number): boolean => {
    for (const mention of mentionsIn(transcript, block)) {
      if (speakers.has(mention.speaker)) places.push({ mention, block, line })
    }
    return true
  }
  if (transcript.headerBlock !== undefined) add(transcript.headerBlock, 0)
  yield* openingsWith(transcript, labelsOf(transcript, speakers), add)
  return places
}
