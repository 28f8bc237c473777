import { followersOf } from '../model/followers.ts'
import type { LabelUse } from '../model/labels.ts'
import { namingSteps, namingsOf } from '../model/namings.ts'
import { labelTraits } from '../model/traits.ts'
import type { Transcript } from '../model/transcript.ts'
import { declareSpeakers } from '../rules/support/headerEdits.ts'
import { LongMap } from '../text/longMap.ts'
import { type Message, say } from '../text/message.ts'
import type { TextEdit } from '../text/range.ts'
import { sortSteps } from '../text/sorting.ts'
import type { Steps } from '../text/steps.ts'
import { turnCount } from './numbers.ts'

/** So many people of a roster are offered who do not speak in the file yet. */
const MOST_LISTED = 300
/** Somebody who may speak: the label that the file would have for them. */
export type Candidate = {
  readonly label: string
  readonly detail: Message
  readonly documentation?: string
  readonly declares?: readonly TextEdit[]
}

/** The labels of the file, the likeliest next one first. */
function* heard(
  transcript: Transcript,
  last: string | undefined,
  next: ReadonlyMap<string, number>,
): Steps<Candidate[]> {
  const { ownerOf } = namingsOf(transcript)
  const speakerOf = (label: string): string => ownerOf(transcript.resolutions.get(label)?.speaker ?? label)
  const spoke = last === undefined ? undefined : speakerOf(last)
  const ranked: { readonly use: LabelUse; readonly speaker: string; readonly rank: number; other: number }[] = []
  const mostUsed = new LongMap<string, LabelUse>()
  for (const use of transcript.uses.values()) {
    yield
    if (use.label === '' || transcript.resolutions.get(use.label)?.kind === 'rejected') continue
    const speaker = speakerOf(use.label)
    // Somebody who has just spoken hardly goes on with a label of their own.
    const rank = speaker === spoke ? -1 : (next.get(use.label) ?? 0)
    ranked.push({ use, speaker, rank, other: 0 })
    const other = mostUsed.get(speaker)
    if (other === undefined || other.count < use.count) mostUsed.set(speaker, use)
  }
  for (const one of ranked) {
    yield
    // One label is enough for most: what else somebody is called comes last.
    if (mostUsed.get(one.speaker) !== one.use) one.other = 1
  }
  const inOrder = yield* sortSteps(
    ranked,
    (a, b) => a.other - b.other || b.rank - a.rank || b.use.count - a.use.count || (a.use.label < b.use.label ? -1 : 1),
  )
  const candidates: Candidate[] = []
  for (const { use, speaker } of inOrder) {
    yield
    const { label, count } = use
    const times = next.get(label) ?? 0
    const turns = turnCount(count)
    const detail = times === 0 ? turns : say`${turns}, ${times} after ${last ?? ''}`
    const declared = transcript.resolutions.get(label)?.declared
    const about = [speaker === label ? '' : speaker, ...(declared?.roles ?? []), declared?.organization ?? '']
      .filter(text => text !== '')
      .join(' · ')
    candidates.push({ label, detail, ...(about === '' ? {} : { documentation: about }) })
  }
  return candidates
}

/** Declared people, and those of the roster, who do not speak in the file. */
function* listed(transcript: Transcript, prefix: string): Steps<readonly Candidate[]> {
  if (transcript.speakers.length === 0 && transcript.roster === undefined) return []
  const speaking = new LongMap<string, true>()
  const { ownerOf } = namingsOf(transcript)
  for (const { speaker, kind } of transcript.resolutions.values()) {
    yield
    if (kind !== 'rejected') speaking.set(ownerOf(speaker), true)
  }
  let initials = false
  for (const label of transcript.uses.keys()) {
    yield
    initials ||= labelTraits(label).form === 'initials'
  }
  const labelFor = ({
    name,
    aliases,
  }: {
    readonly name: string
    readonly aliases: readonly { readonly text: string }[]
  }) => (initials ? aliases.find(({ text }) => labelTraits(text).form === 'initials')?.text : undefined) ?? name
  const silent: Candidate[] = transcript.speakers
    .filter(({ name }) => !speaking.has(name))
    .map(speaker => ({
      label: labelFor(speaker),
      detail: say`declared, does not speak yet`,
      documentation: speaker.name,
    }))
  const declares = transcript.speakers.length > 0
  const wanted = prefix.toLowerCase()
  let count = 0
  for (const person of transcript.roster?.people ?? []) {
    if (count >= MOST_LISTED) break
    const label = labelFor(person)
    if (speaking.has(person.name) || transcript.speakers.some(({ name }) => name === person.name)) continue
    if (!label.toLowerCase().startsWith(wanted) && !person.name.toLowerCase().includes(wanted)) continue
    const aliases = person.aliases.map(({ text }) => text)
    const edits = declares
      ? declareSpeakers(transcript, [{ name: person.name, roles: person.roles, aliases }])
      : undefined
    silent.push({
      label,
      detail: declares ? say`in the roster; declares the speaker` : say`in the roster`,
      documentation: person.name,
      ...(edits === undefined ? {} : { declares: edits }),
    })
    count++
  }
  return silent
}

/**
 * Who may speak after a turn with the label `last`, the likeliest first; of a roster those who have what was typed in
 * their names.
 */
export function* likelySpeakers(
  transcript: Transcript,
  last: string | undefined,
  typed: string,
): Steps<readonly Candidate[]> {
  const { after } = yield* followersOf(transcript)
  const next = (last === undefined ? undefined : after.get(last)) ?? new Map<string, number>()
  yield* namingSteps(transcript)
  const candidates = yield* heard(transcript, last, next)
  for (const candidate of yield* listed(transcript, typed)) candidates.push(candidate)
  return candidates
}
