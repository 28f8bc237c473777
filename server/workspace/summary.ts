import { labelOf } from '../model/labels.ts'
import { namingSteps } from '../model/namings.ts'
import { entryOf, textOf } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import { headingTitle } from '../model/turns.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { positionIn } from '../syntax/position.ts'
import { detached } from '../text/detached.ts'
import type { Position } from '../text/range.ts'
import { sizeOf } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'

/** A label, how many turns it opens, and where it stands first. */
export type LabelSummary = { readonly label: string; readonly count: number; readonly first: Position }

/** One who speaks in a transcript, or whom its header declares. */
export type SpeakerSummary = {
  /** The full name. */
  readonly name: string
  /** The file of the roster that lists the speaker under this name. */
  readonly roster?: string
  /** Where the header declares the speaker. */
  readonly declared?: Position
  /** All labels that mean the speaker, those for several speakers too. */
  readonly labels: readonly LabelSummary[]
}

/** A title, and where it stands. */
export type Heading = { readonly title: string; readonly at: Position }

/** What is remembered of a transcript that is not open. It holds nothing of the text: see `summarySteps`. */
export type Summary = {
  readonly title?: Heading
  readonly sections: readonly Heading[]
  readonly speakers: readonly SpeakerSummary[]
}

/** Sections beyond these are left out: a file with more has something else in its headings. */
const MOST_SECTIONS = 1000

const titleOf = ({ header, headerBlock }: Transcript): Heading | undefined => {
  const value = entryOf(header?.entries ?? [], 'title')?.value
  const title = textOf(value)
  if (headerBlock === undefined || value === undefined || title === undefined || title === '') return undefined
  return { title: detached(title), at: positionIn(headerBlock, 0, value.span.start) }
}

function* speakersOf(transcript: Transcript, firsts: ReadonlyMap<string, Position>): Steps<readonly SpeakerSummary[]> {
  const { labels, declared, fullName } = yield* namingSteps(transcript)
  const { headerBlock, roster, uses } = transcript
  const names = new Set([...transcript.speakers.map(({ name }) => name), ...labels.keys()])
  names.delete('')
  const summaries: SpeakerSummary[] = []
  for (const key of names) {
    yield
    const known = declared.get(key)
    const listed = known?.source === undefined ? roster?.forms.exact.get(key)?.speaker : known
    const place = headerBlock === undefined || known?.source !== undefined ? undefined : known?.nameSpan.start
    const name = fullName(key)
    const own = [...(labels.get(key) ?? [])].flatMap(label => {
      const first = firsts.get(label)
      return first === undefined ? [] : [{ label, count: uses.get(label)?.count ?? 0, first }]
    })
    summaries.push({
      // Labels are the same strings in all transcripts.
      name: own.find(({ label }) => label === name)?.label ?? detached(name),
      ...(listed?.source === undefined || listed.name !== key ? {} : { roster: listed.source.uri }),
      ...(headerBlock === undefined || place === undefined ? {} : { declared: positionIn(headerBlock, 0, place) }),
      labels: own,
    })
  }
  return summaries
}

/** The summary of a transcript, in small steps. */
export function* summarySteps(transcript: Transcript): Steps<Summary> {
  const { blocks } = transcript
  const sections: Heading[] = []
  const firsts = new Map<string, Position>()
  yield* eachBlock(blocks, 0, sizeOf(blocks), 0, (block, line) => {
    if (block.opening !== undefined) {
      const label = labelOf(block)
      if (!firsts.has(label)) firsts.set(label, positionIn(block, line, block.opening.label.start))
    } else if (block.kind === 'heading' && sections.length < MOST_SECTIONS) {
      const title = headingTitle(block)
      if (title !== '') sections.push({ title: detached(title), at: { line, character: 0 } })
    }
    return true
  })
  const title = titleOf(transcript)
  return {
    ...(title === undefined ? {} : { title }),
    sections,
    speakers: yield* speakersOf(transcript, firsts),
  }
}

export const summaryOf = (transcript: Transcript): Summary => finish(summarySteps(transcript))
