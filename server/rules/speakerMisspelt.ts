import { labelOf } from '../model/labels.ts'
import { declaredSpeakers } from '../model/speakers.ts'
import { labelTraits } from '../model/traits.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { headerTree } from '../syntax/header.ts'
import { type Message, say } from '../text/message.ts'
import type { Range } from '../text/range.ts'
import { either, plural, quoted } from '../text/wording.ts'
import { type Finding, type Fix, type LabelRule, type Late, type RulePage, UNSAID } from './rule.ts'
import { attendanceOf } from './support/attendance.ts'
import { byCompany, isBesideTurns, isInCompany } from './support/company.ts'
import { cutLabelIn } from './support/cutLabel.ts'
import type { Facts } from './support/facts.ts'
import { declareSpeakers } from './support/headerEdits.ts'
import { isTypo } from './support/near.ts'
import { standsAloneAs, whoIsPresent } from './support/present.ts'
import { isUnlisted, spellingText } from './support/rosterWording.ts'
import { hasWord } from './support/spokenText.ts'
import { stoppedSlipsIn } from './support/stoppedSlips.ts'
import { timedLabelsIn } from './support/timedLabels.ts'
import { unreadLabelsIn } from './support/unreadLabels.ts'
import type { Verdicts } from './support/verdict.ts'
import { verdictsOf } from './support/verdicts.ts'
import { yamlScalar } from './support/yamlText.ts'

/** Declared speakers who never speak, where a label near their name does. */
const misdeclared = (block: Block, verdicts: Verdicts): readonly Finding[] => {
  const found: Finding[] = []
  for (const [label, verdict] of verdicts) {
    const silent = verdict.kind === 'misspelt' ? verdict.silent : verdict.kind === 'misdeclared' ? verdict : undefined
    if (silent === undefined) continue
    const speaker = declaredSpeakers(headerTree(block)).find(({ name }) => name === silent.speaker.name)
    if (speaker === undefined) continue
    const { spelling } = silent
    const alias = speaker.aliases.find(one => one.text === spelling)
    const span = alias?.span ?? speaker.nameSpan
    const title = say`Change to “${label}”`
    found.push({
      span,
      message: UNSAID,
      // A spelling that holds a role cannot be put right in one place.
      fixes:
        alias !== undefined || spelling === speaker.name
          ? [{ title, safety: 'suggested', changes: [{ span, newText: yamlScalar(label) }] }]
          : [],
      late: transcript => ({
        // Who speaks once under a name that is near may as well be misspelt there.
        ...(verdict.kind === 'misspelt' && isAlone(transcript, label) ? { severity: 'information' as const } : {}),
        message: say`${quoted(spelling)} is declared but never speaks; ${quoted(label)} opens ${turns(transcript, label)}. Is it the same speaker?`,
      }),
    })
  }
  return found
}

/** Whether a label opens a single turn, and its speaker no other. */
const isAlone = ({ uses, resolutions }: Transcript, label: string): boolean =>
  uses.get(label)?.count === 1 && resolutions.get(label)?.speaker === label

/** As messages count the turns of a label. */
const turns = (transcript: Transcript, label: string): Message => {
  const count = transcript.uses.get(label)?.count ?? 0
  return plural(count, say`1 turn`, say`${count} turns`)
}

/** So many labels are offered in place of a wrong one. */
const MOST_OFFERED = 3

/**
 * Those of the labels near a doubtful one that are worth a question. To two letters many are near: where the other label opens a
 * single turn too, only a letter struck twice, dropped or swapped, or the initials of somebody who is present or speaks nearby.
 */
const worthAQuestion = (
  transcript: Transcript,
  label: string,
  line: number,
  near: readonly string[],
): readonly string[] => {
  const { initials, words } = attendanceOf(transcript)
  if (initials.has(label) || words.has(label)) return []
  return near.filter(
    other =>
      label.length > 2 ||
      (transcript.uses.get(other)?.count ?? 0) > 1 ||
      label.length < other.length ||
      isTypo(label, other) ||
      initials.has(other) ||
      isInCompany(transcript, line, other),
  )
}

/** Whether people speak of somebody whose name it is: the words by which it differs from another label are in the text. */
const isSpokenOf = (transcript: Transcript, label: string, other: string): boolean => {
  const others = new Set(other.split(' '))
  const own = label.split(' ').filter(word => !others.has(word))
  return labelTraits(label).form !== 'initials' && own.every(word => word.length > 3 && hasWord(transcript, word))
}

/** What is said of a label near others. */
const misspelt = (transcript: Transcript, label: string, range: Range): Late | undefined => {
  const verdict = verdictsOf(transcript).get(label)
  if (verdict?.kind !== 'misspelt') return undefined
  const isInitials = labelTraits(label).form === 'initials'
  const { line } = range.start
  const isApart =
    verdict.doubtful === 'present' ||
    (verdict.doubtful === 'amongTurns' &&
      !isBesideTurns(transcript, line, isInitials) &&
      !standsAloneAs(transcript, label, verdict.near))
  const { declared } = verdict
  const named = isApart ? whoIsPresent(transcript, label, verdict.near) : verdict.near
  const doubtful = verdict.doubtful || (!declared && isSpokenOf(transcript, label, named[0] ?? ''))
  const likely = doubtful ? worthAQuestion(transcript, label, line, named) : named
  if (likely.length === 0) return undefined
  // Many initials are a letter apart: who speaks around tells them apart.
  const isShort = doubtful || isInitials
  const near = (isShort ? byCompany(transcript, line, label, likely) : likely).slice(0, MOST_OFFERED)
  const fixes = near.map(
    (spelling): Fix => ({
      title: say`Change to “${spelling}”`,
      safety: 'suggested',
      edits: [{ range, newText: spelling }],
    }),
  )
  const edits = declareSpeakers(transcript, [{ name: label, roles: [], aliases: [] }])
  if (edits !== undefined) fixes.push({ title: say`Declare “${label}”`, safety: 'suggested', edits })
  const meant = either(near.map(spelling => spellingText(transcript, spelling)))
  const [own, others] = [turns(transcript, label), turns(transcript, near[0] ?? '')]
  return {
    message: declared
      ? say`${quoted(label)} ${isUnlisted(transcript)}; did you mean ${meant}?`
      : near.length > 1
        ? say`${quoted(label)} opens ${own} here; did you mean ${meant}?`
        : say`${quoted(label)} opens ${own} here; did you mean ${meant}, which opens ${others}?`,
    severity: declared ? 'error' : doubtful ? 'information' : 'warning',
    fixes,
  }
}

/** Its page of documentation, and its tests. */
export const speakerMisspeltPage: RulePage = {
  explanation:
    'The label is not declared, but a letter or two away from a name or alias that is, in the header or in the workspace’s roster. A label that occurs once or twice and is near a frequent one of the file is reported too, as a warning; where it may well be somebody else, as two-letter initials a letter apart may, or `Jon` and `John`, as information, and not at all where the initials are those of somebody who is named before the first turn. Where neither label opens turns enough to be a speaker’s, it is asked about if the list of those present tells which is right. If it is another person, declare them in the header. Where a declared speaker never speaks and a name near theirs does, it is the declaration that is reported. Numbers, titles and single initials must agree, so `Mr. Smith` and `Mrs. Smith` are two people; where one of them speaks often and the other once, it is asked about.',
  origin:
    'Standards-meeting notes: 559 turns with initials a letter away from a delegate’s (`JDH` for `JHD`). A podcast network: `Justin Garisson` 50 times against `Justin Garrison`.',
  examples: [
    {
      bad: '---\nspeakers: [Vladimir Putin, Kassym-Jomart Tokayev]\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokaev: Agreed.\n^^^^^^^^^^^^^^^^^^^^\n\nKassym-Jomart Tokayev: Indeed.\n',
      good: '---\nspeakers: [Vladimir Putin, Kassym-Jomart Tokayev]\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nKassym-Jomart Tokayev: Indeed.\n',
    },
    {
      bad: '---\nspeakers:\n  - name: Jordan Harband\n    aliases: [JHD]\n  - name: Robin Palotai\n    aliases: [RPR]\n---\n\nRPR: Next.\n\nJDH: I agree.\n^^^\n\nJHD: Me too.\n',
      good: '---\nspeakers:\n  - name: Jordan Harband\n    aliases: [JHD]\n  - name: Robin Palotai\n    aliases: [RPR]\n---\n\nRPR: Next.\n\nJHD: I agree.\n\nJHD: Me too.\n',
    },
    {
      bad: `${'Justin Garrison: So.\n\nAnna Meyer: Yes.\n\n'.repeat(8)}Justin Garisson: Right.\n^^^^^^^^^^^^^^^\n`,
      good: `${'Justin Garrison: So.\n\nAnna Meyer: Yes.\n\n'.repeat(8)}Justin Garrison: Right.\n`,
    },
    {
      bad: `${'SYG: So.\n\nRPR: Yes.\n\n'.repeat(3)}SG: Right.\n^^\n\nRPR: Well.\n`,
      good: `${'SYG: So.\n\nRPR: Yes.\n\n'.repeat(3)}SYG: Right.\n\nRPR: Well.\n`,
    },
    {
      bad: '---\nspeakers:\n  - Vladmir Putin\n    ^^^^^^^^^^^^^\n  - Kassym-Jomart Tokayev\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nVladimir Putin: Goodbye.\n',
      good: '---\nspeakers:\n  - Vladimir Putin\n  - Kassym-Jomart Tokayev\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nVladimir Putin: Goodbye.\n',
    },
  ],
}

/** Lines that open no turn for a slip in the label. */
const hiddenLabels = (block: Block, facts: Facts): readonly Finding[] =>
  [...timedLabelsIn(block, facts), ...unreadLabelsIn(block, facts), ...stoppedSlipsIn(block, facts)].map(
    ({ span, label, meant }): Finding => ({
      span,
      message: say`${quoted(label)} opens no turn here; did you mean ${quoted(meant)}?`,
      fixes: [{ title: say`Change to “${meant}”`, safety: 'suggested', changes: [{ span, newText: meant }] }],
    }),
  )

/** A label that lost its last letter, and not the blank before it. */
const cutLabel = (block: Block, facts: Facts): readonly Finding[] => {
  const meant = cutLabelIn(block, facts)
  if (meant === undefined || block.opening?.colon === undefined) return []
  const span = { start: block.opening.label.start, end: block.opening.colon.start }
  return [
    {
      span,
      message: UNSAID,
      severity: 'information',
      fixes: [{ title: say`Change to “${meant}”`, safety: 'suggested', changes: [{ span, newText: meant }] }],
      late: transcript => {
        const label = labelOf(block)
        const [own, others] = [turns(transcript, label), turns(transcript, meant)]
        return {
          message: say`${quoted(label)} opens ${own} here; did you mean ${quoted(meant)}, which opens ${others}?`,
        }
      },
    },
  ]
}

export const speakerMisspelt: LabelRule = {
  code: 'speaker-misspelt',
  severity: 'error',
  scope: 'labels',
  summary: say`A label is a slip for a speaker’s`,
  check: (block, facts) => {
    const { verdicts } = facts
    if (block.kind === 'header') return misdeclared(block, verdicts)
    const label = labelOf(block)
    if (block.opening === undefined || verdicts.get(label)?.kind !== 'misspelt')
      return [...hiddenLabels(block, facts), ...cutLabel(block, facts)]
    return [
      { span: block.opening.label, message: UNSAID, late: (transcript, range) => misspelt(transcript, label, range) },
    ]
  },
}
