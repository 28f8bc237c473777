import type { Transcript } from '../model/transcript.ts'
import { say } from '../text/message.ts'
import { finish, type Steps } from '../text/steps.ts'
import { plural, quoted } from '../text/wording.ts'
import type { DocumentRule, Fix, Report, RulePage } from './rule.ts'
import { labelPlaces, relabelling } from './support/relabel.ts'
import type { Slip } from './support/slips.ts'
import type { Verdict } from './support/verdict.ts'
import { verdictSteps } from './support/verdicts.ts'

/** Whether the file itself says nothing yet of what the label is. */
const isOpen = (verdict: Verdict | undefined, { near }: Slip): boolean =>
  verdict === undefined ||
  (verdict.kind === 'undeclared' && verdict.ending === undefined && !verdict.near.includes(near))

function* reportOf(transcript: Transcript, label: string, slip: Slip): Steps<Report | undefined> {
  const resolution = transcript.resolutions.get(label)
  if (resolution?.kind !== 'inferred' || resolution.parts !== undefined || resolution.declared !== undefined)
    return undefined
  if (!isOpen((yield* verdictSteps(transcript)).get(label), slip)) return undefined
  const [range] = yield* labelPlaces(transcript, label, 1)
  if (range === undefined) return undefined
  const { near, files } = slip
  const count = transcript.uses.get(label)?.count ?? 0
  const turns = plural(count, say`1 turn`, say`${count} turns`)
  const fixes = (): readonly Fix[] => [
    { title: say`Change to “${near}”`, safety: 'suggested', edits: finish(relabelling(transcript, label, near)) },
  ]
  const message = plural(
    files,
    say`${quoted(label)} opens ${turns} here; did you mean ${quoted(near)}, who speaks in 1 other file?`,
    say`${quoted(label)} opens ${turns} here; did you mean ${quoted(near)}, who speaks in ${files} other files?`,
  )
  return { range, message, fixes }
}

/** Its page of documentation, and its tests. */
export const speakerElsewherePage: RulePage = {
  explanation:
    'The label is a letter or two away from that of somebody who speaks in several other transcripts of the workspace, and far rarer than that. It is reported at its first turn; the fix changes it in the whole file, and an editor offers to change it in all others too that have it. If it is another person, declare them in the header or in a roster. An editor knows the transcripts of the folder that is open, the command line those that it is given.',
  origin:
    'A podcast network of 2,084 files: `Justin Garisson` 50 times, in files that have no other, against `Justin Garrison` 4,348 times.',
  examples: [
    {
      bad: 'Anna Meyer: Welcome.\n\nJustin Garisson: Thanks.\n^^^^^^^^^^^^^^^\n\nAnna Meyer: So.\n\nJustin Garisson: Well.\n',
      good: 'Anna Meyer: Welcome.\n\nJustin Garrison: Thanks.\n\nAnna Meyer: So.\n\nJustin Garrison: Well.\n',
      elsewhere: ['Justin Garrison'],
    },
  ],
}

export const speakerElsewhere: DocumentRule = {
  code: 'speaker-elsewhere',
  severity: 'warning',
  scope: 'document',
  summary: say`A label is a slip for that of a speaker of other transcripts`,
  check: function* (transcript, slips) {
    for (const [label, slip] of slips) yield yield* reportOf(transcript, label, slip)
  },
}
