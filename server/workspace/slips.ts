import { NO_SLIPS, type Slip, type Slips } from '../rules/support/slips.ts'
import type { LabelSummary, Summary } from './summary.ts'
import type { Voices } from './voices.ts'

/** The labels of speakers whom neither the header nor a roster knows; those for several speakers are left out. */
const unknownLabels = ({ speakers }: Summary): readonly LabelSummary[] => {
  const counts = new Map<string, number>()
  for (const { labels } of speakers) for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return speakers.flatMap(({ roster, declared, labels }) =>
    roster !== undefined || declared !== undefined ? [] : labels.filter(({ label }) => counts.get(label) === 1),
  )
}

/** The labels of one transcript that are slips for those of speakers who are heard in others. */
export const slipsIn = (summary: Summary, { near }: Pick<Voices, 'near'>): Slips => {
  const own = new Set(summary.speakers.flatMap(({ labels }) => labels.map(({ label }) => label)))
  const slips = new Map<string, Slip>()
  for (const { label, count } of unknownLabels(summary)) {
    // Two who speak together often are two.
    const voice = near(label).find(other => !own.has(other.label) || count <= 2)
    if (voice === undefined) continue
    slips.set(label, { near: voice.label, files: voice.files - (own.has(voice.label) ? 1 : 0) })
  }
  return slips.size === 0 ? NO_SLIPS : slips
}
