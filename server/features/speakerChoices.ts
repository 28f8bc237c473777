import { followersOf } from '../model/followers.ts'
import type { LabelUse } from '../model/labels.ts'
import { namingSteps, namingsOf } from '../model/namings.ts'
import { labelTraits } from '../model/traits.ts'
import type { Transcript } from '../model/transcript.ts'
import { declareSpeakers } from '../rules/support/headerEdits.ts'
import { type Message, say } from '../text/message.ts'
import type { TextEdit } from '../text/range.ts'
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
const heard = (
  uses: readonly LabelUse[],
  transcript: Transcript,
  last: string | undefined,
  next: ReadonlyMap<string, number>,
): readonly Candidate[] => {
  const { ownerOf } = namingsOf(transcript)
  const speaker = (label: string): string => ownerOf(transcript.resolutions.get(label)?.speaker ?? label)
  const mostUsed = new Map<string, LabelUse>()
  for (const use of uses) {
    const other = mostUsed.get(speaker(use.label))
    if (other === undefined || other.count < use.count) mostUsed.set(speaker(use.label), use)
  }
  // One label is enough for most: what else somebody is called comes last.
  const isOther = (use: LabelUse): number => (mostUsed.get(speaker(use.label)) === use ? 0 : 1)
  const spoke = last === undefined ? undefined : speaker(last)
  // Somebody who has just spoken hardly goes on with a label of their own.
  const rank = (use: LabelUse): number => (speaker(use.label) === spoke ? -1 : (next.get(use.label) ?? 0))
  return [...uses]
    .sort((a, b) => isOther(a) - isOther(b) || rank(b) - rank(a) || b.count - a.count || (a.label < b.label ? -1 : 1))
    .map(({ label, count }) => {
      const times = next.get(label) ?? 0
      const name = speaker(label)
      const turns = turnCount(count)
      const detail = times === 0 ? turns : say`${turns}, ${times} after ${last ?? ''}`
      const declared = transcript.resolutions.get(label)?.declared
      const about = [name === label ? '' : name, ...(declared?.roles ?? []), declared?.organization ?? '']
        .filter(text => text !== '')
        .join(' · ')
      return { label, detail, ...(about === '' ? {} : { documentation: about }) }
    })
}

/** Declared people, and those of the roster, who do not speak in the file. */
const listed = (transcript: Transcript, prefix: string): readonly Candidate[] => {
  const speaking = new Set<string>()
  const { ownerOf } = namingsOf(transcript)
  for (const { speaker, kind } of transcript.resolutions.values())
    if (kind !== 'rejected') speaking.add(ownerOf(speaker))
  const initials = [...transcript.uses.keys()].some(label => labelTraits(label).form === 'initials')
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
  const uses = [...transcript.uses.values()].filter(
    ({ label }) => label !== '' && transcript.resolutions.get(label)?.kind !== 'rejected',
  )
  return [...heard(uses, transcript, last, next), ...listed(transcript, typed)]
}
