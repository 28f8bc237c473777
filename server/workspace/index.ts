import type { LabelSummary, SpeakerSummary, Summary } from './summary.ts'

/** How often a label or a speaker occurs in all transcripts together, and in which. */
export type Tally = { readonly turns: number; readonly files: ReadonlySet<string> }

/** A speaker of one transcript. */
export type SpeakerIn = { readonly uri: string; readonly speaker: SpeakerSummary }

/** The summaries of many transcripts, found by labels and speakers. Files go by their URIs in canonical form. */
export type Index = {
  /** Puts a summary in the place of the file's last one; says whether who speaks in it is another. */
  readonly put: (uri: string, summary: Summary) => boolean
  /** Says whether somebody spoke in the file. */
  readonly remove: (uri: string) => boolean
  readonly summary: (uri: string) => Summary | undefined
  readonly files: () => IterableIterator<readonly [string, Summary]>
  /** Each label with how often it occurs. */
  readonly labels: () => IterableIterator<readonly [string, Tally]>
  readonly label: (label: string) => Tally | undefined
  readonly names: () => IterableIterator<string>
  /** Wherever somebody is called by this full name. */
  readonly speaker: (name: string) => readonly SpeakerIn[]
  /** What has become another since this was last asked. */
  readonly news: () => News
}

/** Labels that come, go, or occur more or less often, and files in which somebody else speaks, or one who is known in another way. */
export type News = { readonly labels: ReadonlySet<string>; readonly files: ReadonlySet<string> }

type Sum = { turns: number; readonly files: Set<string> }

/** Each label of a transcript once, whomever it means. */
const labelsIn = ({ speakers }: Summary): ReadonlyMap<string, LabelSummary> =>
  new Map(speakers.flatMap(({ labels }) => labels.map(label => [label.label, label])))

const turnsOf = ({ labels }: SpeakerSummary): number => labels.reduce((sum, { count }) => sum + count, 0)

/** What others see of who speaks in a transcript: not where. */
const voices = ({ speakers }: Summary): string =>
  JSON.stringify(
    speakers.map(({ name, roster, declared, labels }) => [
      name,
      roster,
      declared !== undefined,
      labels.map(({ label, count }) => [label, count]),
    ]),
  )

const add = (sums: Map<string, Sum>, key: string, turns: number, uri: string): void => {
  const sum = sums.get(key)
  if (sum === undefined) sums.set(key, { turns, files: new Set([uri]) })
  else {
    sum.turns += turns
    sum.files.add(uri)
  }
}

const subtract = (sums: Map<string, Sum>, key: string, turns: number, uri: string): void => {
  const sum = sums.get(key)
  if (sum === undefined) return
  sum.turns -= turns
  sum.files.delete(uri)
  if (sum.files.size === 0) sums.delete(key)
}

export const openIndex = (): Index => {
  const summaries = new Map<string, Summary>()
  const labels = new Map<string, Sum>()
  const names = new Map<string, Sum>()
  let news = { labels: new Set<string>(), files: new Set<string>() }

  const count = (change: typeof add, uri: string, summary: Summary): void => {
    for (const { label, count: turns } of labelsIn(summary).values()) change(labels, label, turns, uri)
    const turns = new Map<string, number>()
    for (const speaker of summary.speakers) turns.set(speaker.name, (turns.get(speaker.name) ?? 0) + turnsOf(speaker))
    for (const [name, sum] of turns) change(names, name, sum, uri)
  }
  /** Notes which labels occur in a file more or less often than before. */
  const compare = (uri: string, before: Summary | undefined, after: Summary | undefined): void => {
    news.files.add(uri)
    const old = before === undefined ? new Map<string, LabelSummary>() : labelsIn(before)
    const now = after === undefined ? new Map<string, LabelSummary>() : labelsIn(after)
    for (const label of [...old.keys(), ...now.keys()])
      if (old.get(label)?.count !== now.get(label)?.count) news.labels.add(label)
  }
  return {
    put: (uri, summary) => {
      const before = summaries.get(uri)
      summaries.set(uri, summary)
      if (before !== undefined && voices(before) === voices(summary)) return false
      if (before !== undefined) count(subtract, uri, before)
      count(add, uri, summary)
      compare(uri, before, summary)
      return true
    },
    remove: uri => {
      const before = summaries.get(uri)
      if (before === undefined) return false
      summaries.delete(uri)
      count(subtract, uri, before)
      compare(uri, before, undefined)
      return true
    },
    summary: uri => summaries.get(uri),
    files: () => summaries.entries(),
    labels: () => labels.entries(),
    label: label => labels.get(label),
    names: () => names.keys(),
    speaker: name =>
      [...(names.get(name)?.files ?? [])].flatMap(uri =>
        (summaries.get(uri)?.speakers ?? [])
          .filter(speaker => speaker.name === name)
          .map(speaker => ({ uri, speaker })),
      ),
    news: () => {
      const all = news
      news = { labels: new Set(), files: new Set() }
      return all
    },
  }
}
