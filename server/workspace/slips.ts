import { labelTraits } from '../model/traits.ts'
import { timesMore } from '../rules/support/frequentSlips.ts'
import { loose } from '../rules/support/loose.ts'
import { fullBudget, isTypo, lettersOf, nearTargets, type Target } from '../rules/support/near.ts'
import { NO_SLIPS, type Slip, type Slips } from '../rules/support/slips.ts'
import { indexTargets, isInitials, type Targets } from '../rules/support/targetIndex.ts'
import { needsDeclaration } from '../rules/support/verdict.ts'
import { finish, type Steps } from '../text/steps.ts'
import type { Index, Tally } from './index.ts'
import type { LabelSummary, Summary } from './summary.ts'

/** Who is heard in the transcripts of a workspace. */
export type Voices = {
  /** The labels of those who are heard often, in several transcripts. */
  readonly often: Targets
  readonly tally: (label: string) => Tally | undefined
}

/** With fewer turns a label is no measure for others. */
const OFTEN = 6
/** In fewer transcripts a label is no measure for others. */
export const SEVERAL = 2

/** Across files a label has to be rarer than within one to be taken for a slip: so many times. */
const STRICTER = 3

export function* voicesSteps(index: Pick<Index, 'labels' | 'label'>): Steps<Voices> {
  const often: Target[] = []
  for (const [spelling, { turns, files }] of index.labels()) {
    yield
    if (turns < OFTEN || files.size < SEVERAL || !needsDeclaration(spelling)) continue
    often.push({ spelling, letters: lettersOf(spelling), turns })
  }
  return { often: indexTargets(often), tally: index.label }
}

export const voicesOf = (index: Pick<Index, 'labels' | 'label'>): Voices => finish(voicesSteps(index))

/** The labels of speakers whom neither the header nor a roster knows; those for several speakers are left out. */
const unknownLabels = ({ speakers }: Summary): readonly LabelSummary[] => {
  const counts = new Map<string, number>()
  for (const { labels } of speakers) for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return speakers.flatMap(({ roster, declared, labels }) =>
    roster !== undefined || declared !== undefined ? [] : labels.filter(({ label }) => counts.get(label) === 1),
  )
}

/** Whether a label is a slip for another, rather than somebody else who speaks in other files. */
export const isLikely = (label: string, other: string, turns: number): boolean => {
  if (loose(label) === loose(other)) return true
  if (labelTraits(label).form !== labelTraits(other).form) return false
  // Other initials are other people; swapped or doubled ones of three letters hardly are.
  if (isInitials(label)) return other.length > 2 && isTypo(label, other)
  // Many names of one word are a letter apart.
  return label.includes(' ') || turns < 3
}

/** The labels of one transcript that are slips for those of speakers who are heard in others. */
export const slipsIn = (uri: string, summary: Summary, { often, tally }: Voices): Slips => {
  const own = new Set(summary.speakers.flatMap(({ labels }) => labels.map(({ label }) => label)))
  const slips = new Map<string, Slip>()
  const budget = fullBudget()
  for (const { label, count } of unknownLabels(summary)) {
    const all = tally(label)
    if (all === undefined || !needsDeclaration(label)) continue
    const least = all.turns * timesMore(label) * STRICTER
    for (const { spelling } of nearTargets(label, often(label), new Map(), budget, least)) {
      const files = tally(spelling)?.files
      if (files === undefined || files.size <= all.files.size) continue
      // Two who speak together often are two.
      if (own.has(spelling) && count > 2) continue
      if (!isLikely(label, spelling, all.turns)) continue
      slips.set(label, { near: spelling, files: files.size - (files.has(uri) ? 1 : 0) })
      break
    }
  }
  return slips.size === 0 ? NO_SLIPS : slips
}
