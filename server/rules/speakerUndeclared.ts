import { labelOf } from '../model/labels.ts'
import { openingsWith } from '../model/mentions.ts'
import { sourceName } from '../model/roster.ts'
import type { Speaker } from '../model/speakers.ts'
import { opensTurn, type Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { type Message, say } from '../text/message.ts'
import { perObject } from '../text/perObject.ts'
import type { Range } from '../text/range.ts'
import { finish } from '../text/steps.ts'
import { either, quoted } from '../text/wording.ts'
import { type Fix, type LabelRule, type Late, type RulePage, UNSAID } from './rule.ts'
import { addToSpeaker, declareSpeakers } from './support/headerEdits.ts'
import { isUnlisted, spellingText } from './support/rosterWording.ts'
import type { Verdict, Verdicts } from './support/verdict.ts'
import { verdictsOf } from './support/verdicts.ts'

type Undeclared = Extract<Verdict, { kind: 'undeclared' }>

/** What is said of a label, and the fixes in the header: the same for all its lines. */
const reportOf = (transcript: Transcript, label: string, verdict: Undeclared): Late => {
  const { near, part } = verdict
  // As the header declares them now: a verdict outlives edits that move them.
  const current = (speaker: Speaker): Speaker =>
    transcript.speakers.find(({ name }) => name === speaker.name) ?? speaker
  const ending = verdict.ending && { ...verdict.ending, speaker: current(verdict.ending.speaker) }
  const short = verdict.short && current(verdict.short)
  const fixes: Fix[] = []
  const offer = (title: Message, edits: Fix['edits'] | undefined): void => {
    if (edits !== undefined) fixes.push({ title, safety: 'suggested', edits })
  }
  if (ending !== undefined) {
    const { speaker, role } = ending
    const whole = `${role} ${speaker.name}` === label
    if (whole)
      offer(say`Declare the role “${role}” of ${speaker.name}`, addToSpeaker(transcript, speaker, 'role', [role]))
    offer(say`Declare “${label}” as an alias of ${speaker.name}`, addToSpeaker(transcript, speaker, 'aliases', [label]))
    const [longer, name, unlisted] = [quoted(label), quoted(speaker.name), isUnlisted(transcript)]
    const message = whole
      ? say`${longer} ends with the name of ${name}, whose role ${quoted(role)} ${unlisted}.`
      : say`${longer} ends with the name of ${name}, whose longer label ${unlisted}.`
    return { message, severity: 'information', fixes }
  }
  if (short !== undefined) {
    offer(say`Declare “${label}” as an alias of ${short.name}`, addToSpeaker(transcript, short, 'aliases', [label]))
    offer(say`Declare “${label}”`, declareSpeakers(transcript, [{ name: label, roles: [], aliases: [] }]))
    const [name, unlisted] = [quoted(short.name), isUnlisted(transcript)]
    const message =
      short.source === undefined
        ? say`${quoted(label)} ${unlisted}; if it is short for ${name}, declare it as an alias.`
        : say`${quoted(label)} ${unlisted}; if it is short for ${name}, add it to ${sourceName(short)} as an alias.`
    return { message, severity: 'information', fixes }
  }
  const name = part ?? label
  offer(say`Declare “${name}”`, declareSpeakers(transcript, [{ name, roles: [], aliases: [] }]))
  const why =
    transcript.roster === undefined ? say`is not among the speakers that the header declares` : isUnlisted(transcript)
  // A header mostly lists the guests, and who asks them is not among them; a roster lists all, and a near name may be a slip.
  const isSure = transcript.roster !== undefined || near.length > 0
  return {
    message:
      near.length === 0
        ? say`${quoted(name)} ${why}.`
        : say`${quoted(name)} ${why}; is it ${either(near.map(spelling => spellingText(transcript, spelling)))}?`,
    ...(isSure ? {} : { severity: 'information' as const }),
    fixes,
  }
}

/** What was said of labels so far. */
const latesOf = perObject((_: Transcript) => new Map<string, Late>())

/** What is said of a label, worked out once for all its lines. */
const lateFor = (transcript: Transcript, label: string): Late | undefined => {
  const verdict = verdictsOf(transcript).get(label)
  if (verdict?.kind !== 'undeclared') return undefined
  const lates = latesOf(transcript)
  let late = lates.get(label)
  if (late === undefined) {
    late = reportOf(transcript, label, verdict)
    lates.set(label, late)
  }
  return late
}

/** The line on which one of some labels opens its first turn. */
const firstLine = (transcript: Transcript, labels: ReadonlySet<string>): number => {
  let first = 0
  const visit = (_: Block, line: number): boolean => {
    first = line
    return false
  }
  finish(openingsWith(transcript, labels, visit))
  return first
}

const firstLines = perObject((_: Transcript) => new Map<string, number>())

/** The line on which a label opens its first turn: what is information only is said there, and not at each turn. */
const firstLineOf = (transcript: Transcript, label: string): number => {
  const lines = firstLines(transcript)
  const first = lines.get(label) ?? firstLine(transcript, new Set([label]))
  lines.set(label, first)
  return first
}

/** Of a roster of other people, as a podcast has that is kept beside meetings, less than one in so many names speaks. */
const FEW = 4

/**
 * The labels that nobody is listed for, if the roster names hardly anybody who speaks in the file: then it is the roster that
 * is in question, and not each label.
 */
const unlistedByRoster = ({ roster, resolutions }: Transcript, verdicts: Verdicts): ReadonlySet<string> | undefined => {
  if (roster === undefined) return undefined
  const unlisted = new Set<string>()
  let named = 0
  for (const [label, resolution] of resolutions) {
    const verdict = verdicts.get(label)
    if (verdict?.kind === 'undeclared' && resolution.kind !== 'rejected' && verdict.near.length === 0)
      unlisted.add(label)
    else if (resolution.declared !== undefined || verdict !== undefined) named++
  }
  return unlisted.size > 1 && named * FEW < unlisted.size + named ? unlisted : undefined
}

/** The labels that a roster of other people does not name, and the line of the first of them. */
const questionOf = perObject((transcript: Transcript) => {
  const labels = unlistedByRoster(transcript, verdictsOf(transcript))
  return labels && { labels, line: firstLine(transcript, labels) }
})

/** What is said of a label that a roster of other people does not name: one question, at the first of them. */
const askForRoster = (transcript: Transcript, label: string, line: number): Late | undefined | 'no' => {
  const question = questionOf(transcript)
  if (question === undefined || !question.labels.has(label)) return 'no'
  if (line !== question.line) return undefined
  const { size } = question.labels
  return {
    message: say`${size} labels of this file, ${quoted(label)} first, are not in the roster, which names hardly anybody who speaks here; is it the roster of this file?`,
    question: true,
    fixes: lateFor(transcript, label)?.fixes ?? [],
  }
}

/** Besides, the fixes that put another label in its place. */
const withChanges = (late: Late | undefined, range: Range, transcript: Transcript, label: string): Late | undefined => {
  const verdict = verdictsOf(transcript).get(label)
  if (late === undefined || verdict?.kind !== 'undeclared' || transcript.roster === undefined) return late
  const changes = verdict.near.map(
    (spelling): Fix => ({
      title: say`Change to “${spelling}”`,
      safety: 'suggested',
      edits: [{ range, newText: spelling }],
    }),
  )
  return { ...late, fixes: [...changes, ...(late.fixes ?? [])] }
}

/** Its page of documentation, and its tests. */
export const speakerUndeclaredPage: RulePage = {
  explanation:
    'The header has a list of speakers, or the workspace a roster, and this label is on neither. Declare the speaker, or change the label to one that is declared. Labels that name nobody (`Q`, `Audience member`, `Speaker 1`, `???`) need no declaration. A label that holds a declared name, or is short for just one, is reported as information only, and so is one that is near none of those that the header declares: many headers list the guests and not who asks them. What is information only is said once, where the label opens its first turn. In a file without a list and without a roster nothing is reported here. Where a roster names fewer than one in four of those who speak, it is a roster of other people: that is asked once, as information whatever severity the rule has.\n\nOn ten files of a standards body with its list of delegates, `npx tsx test/accuracy/roster.ts FOLDER ROSTER.txt` prints:\n\n```text\nroster: 570 of 570 lines read, 0 problems in it\n10 files, 2211 turns with initials, 9 of them not listed, 9 found\n7 near a listed label that speaks in the same file: 7 offered such a one first, 7 all such\n0 false alarms on listed initials\n```',
  origin:
    'Standards-meeting notes: 708 turns with initials that are not in the delegates file. A conference archive: 210 of 242 files with a list use a label that is not on it.',
  examples: [
    {
      bad: '---\nspeakers:\n  - Anna Meyer\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n^^^^^^^^^^\n\nAnna Meyer: Well.\n',
      good: '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: '---\nspeakers:\n  - Kassym-Jomart Tokayev\n---\n\nPresident of Kazakhstan Kassym-Jomart Tokayev: Welcome.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\nKassym-Jomart Tokayev: Agreed.\n',
      good: '---\nspeakers:\n  - name: Kassym-Jomart Tokayev\n    role: President of Kazakhstan\n---\n\nPresident of Kazakhstan Kassym-Jomart Tokayev: Welcome.\n\nKassym-Jomart Tokayev: Agreed.\n',
    },
  ],
}

export const speakerUndeclared: LabelRule = {
  code: 'speaker-undeclared',
  severity: 'warning',
  scope: 'labels',
  summary: say`A speaker is not among those that the header declares`,
  check: (block, facts) => {
    const label = labelOf(block)
    if (block.opening === undefined || facts.verdicts.get(label)?.kind !== 'undeclared' || !opensTurn(facts, block))
      return []
    return [
      {
        span: block.opening.label,
        message: UNSAID,
        late: (transcript, range) => {
          const asked = askForRoster(transcript, label, range.start.line)
          if (asked !== 'no') return asked
          const late = lateFor(transcript, label)
          const again = late?.severity === 'information' && transcript.roster === undefined
          return again && range.start.line !== firstLineOf(transcript, label)
            ? undefined
            : withChanges(late, range, transcript, label)
        },
      },
    ]
  },
}
