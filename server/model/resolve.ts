import { fold } from '../text/space.ts'
import { judgeLabels } from './evidence.ts'
import type { LabelUses } from './labels.ts'
import type { Speaker } from './speakers.ts'
import { labelTraits } from './traits.ts'

/** Who a label means, and how we know. */
export type Resolution = {
  readonly kind: 'declared' | 'roster' | 'chained' | 'inferred' | 'rejected'
  /** The speaker's name; for a rejected label, the label. Of joint labels, the names joined by ` & `. */
  readonly speaker: string
  /** Why, as the end of a sentence: `… because REASON`. */
  readonly reason: string
  /** The declared speaker, where there is one; its spans may be of an earlier version of the header. */
  readonly declared?: Speaker
  /** Set where the label differs from the declared spelling in case or spacing only: that spelling. */
  readonly spelling?: string
  /** What stands before the name in a chained or long label: `President of Kazakhstan`. */
  readonly role?: string
  /** Of a label for several speakers: the speakers' names, in its order. */
  readonly parts?: readonly string[]
}

export type Resolutions = ReadonlyMap<string, Resolution>

type Entry = { readonly speaker: Speaker; readonly spelling: string; readonly reason: string }

const loose = (label: string): string => label.toLowerCase().replace(/[\s.]+/gu, '')

/** A speaker's roles and aliases are joined to no more forms than this: with thousands of each they would be millions. */
const MOST_FORMS = 500

/** The forms under which declared speakers may stand, exactly and with case and spacing set aside. */
const formsOf = (speakers: readonly Speaker[]): { exact: Map<string, Entry>; loosely: Map<string, Entry> } => {
  const exact = new Map<string, Entry>()
  const add = (spelling: string, speaker: Speaker, reason: string): void => {
    const key = fold(spelling)
    if (key !== '' && !exact.has(key)) exact.set(key, { speaker, spelling: key, reason })
  }
  for (const speaker of speakers) add(speaker.name, speaker, 'it is a declared name')
  for (const speaker of speakers) {
    for (const alias of speaker.aliases) add(alias.text, speaker, `it is an alias of ${speaker.name}`)
    const names = 1 + speaker.aliases.length
    for (const role of speaker.roles.slice(0, Math.max(1, Math.floor(MOST_FORMS / names)))) {
      for (const name of [speaker.name, ...speaker.aliases.slice(0, MOST_FORMS).map(alias => alias.text)]) {
        add(`${role} ${name}`, speaker, `it is the role and name of ${speaker.name}`)
        add(`${name}, ${role}`, speaker, `it is the name and role of ${speaker.name}`)
      }
    }
  }
  const loosely = new Map<string, Entry>()
  for (const entry of exact.values()) if (!loosely.has(loose(entry.spelling))) loosely.set(loose(entry.spelling), entry)
  return { exact, loosely }
}

const JOINTS = /\s*[/&+]\s*|\s*,\s*(?:and\s+|und\s+|et\s+|y\s+)?|\s+(?:and|und|et|y|и)\s+/u

const resolveDeclared = (label: string, forms: ReturnType<typeof formsOf>): Resolution | undefined => {
  const exact = forms.exact.get(label)
  if (exact !== undefined)
    return { kind: 'declared', speaker: exact.speaker.name, reason: exact.reason, declared: exact.speaker }
  const close = forms.loosely.get(loose(label))
  if (close === undefined) return undefined
  const { speaker, spelling } = close
  return {
    kind: 'declared',
    speaker: speaker.name,
    reason: `it is ${spelling} but for case or spacing`,
    declared: speaker,
    spelling,
  }
}

/** The words of a label after the first, second, …: the endings under which the same person may speak later. */
const endings = (label: string): string[] => {
  const result: string[] = []
  for (let at = label.indexOf(' '); at >= 0; at = label.indexOf(' ', at + 1)) result.push(label.slice(at + 1))
  return result
}

/** Endings too common to be one person's name. */
const isNameEnding = (ending: string): boolean => {
  const traits = labelTraits(ending)
  return (traits.form === 'name' || traits.form === 'caseless') && !traits.generic && !traits.metadata
}

/**
 * Resolves every label of the table: declared, then chained to a longer label of the same file, then by the evidence.
 * The result depends on the set of labels and on how they are used, not on where.
 */
export const resolveLabels = (uses: LabelUses, speakers: readonly Speaker[]): Resolutions => {
  const forms = formsOf(speakers)
  const resolutions = new Map<string, Resolution>()
  for (const label of uses.keys()) {
    const declared = resolveDeclared(label, forms)
    if (declared !== undefined) resolutions.set(label, declared)
  }
  const judgements = judgeLabels(uses, label => resolutions.has(label))

  // A long label introduces whoever it ends with; an ending of two different labels introduces nobody.
  const introduced = new Map<string, string | undefined>()
  const initials = new Map<string, string | undefined>()
  const introduce = (table: Map<string, string | undefined>, short: string, long: string): void => {
    table.set(short, table.has(short) && table.get(short) !== long ? undefined : long)
  }
  for (const use of uses.values()) {
    const { label } = use
    if (!resolutions.has(label) && judgements.get(label)?.speaker !== true) continue
    for (const ending of endings(label))
      if (uses.has(ending) && isNameEnding(ending)) introduce(introduced, ending, label)
    for (const manner of use.manners) {
      if (uses.has(manner) && !labelTraits(manner).metadata) introduce(initials, manner, label)
    }
  }
  /** The longest chain `A B C` → `B C` → `C` names one person by the shortest label in it. */
  const chained = new Map<string, string>()
  for (const [short, long] of introduced) if (long !== undefined) chained.set(short, long)
  const names = new Map<string, string>()
  for (const [short, long] of chained) {
    if (resolutions.has(short) || resolutions.has(long)) continue
    names.set(
      long,
      names.get(long) !== undefined && (names.get(long) ?? '').length > short.length
        ? (names.get(long) ?? short)
        : short,
    )
  }

  for (const { label } of uses.values()) {
    if (resolutions.has(label)) continue
    const long = initials.get(label) ?? chained.get(label)
    if (long !== undefined) {
      const known = resolutions.get(long)
      const { declared } = known ?? {}
      const name = known?.kind === 'declared' ? known.speaker : initials.get(label) !== undefined ? long : label
      const reason =
        initials.get(label) !== undefined
          ? `${long} is introduced with these initials`
          : `it is the end of the longer label ${long}`
      resolutions.set(label, {
        kind: 'chained',
        speaker: names.get(name) ?? name,
        reason,
        ...(declared === undefined ? {} : { declared }),
      })
      continue
    }
    const judgement = judgements.get(label)
    if (judgement === undefined) continue
    const name = names.get(label)
    if (judgement.speaker || name !== undefined) {
      const role = name === undefined ? undefined : label.slice(0, label.length - name.length).replace(/[\s,]+$/u, '')
      const { reason } = judgement
      resolutions.set(label, { kind: 'inferred', speaker: name ?? label, reason, ...(role ? { role } : {}) })
    } else resolutions.set(label, { kind: 'rejected', speaker: label, reason: judgement.reason })
  }
  resolveJoint(uses, resolutions, forms)
  return resolutions
}

/** Labels such as `DH/YK` or `Anna & Ben`: several speakers, where each part is one. */
const resolveJoint = (
  uses: LabelUses,
  resolutions: Map<string, Resolution>,
  forms: ReturnType<typeof formsOf>,
): void => {
  for (const label of uses.keys()) {
    const known = resolutions.get(label)
    if (known?.kind === 'declared' || !JOINTS.test(label)) continue
    const parts = label.split(JOINTS).filter(part => part !== '')
    if (parts.length < 2) continue
    const who = parts.map(part => {
      const resolution = resolutions.get(part) ?? resolveDeclared(part, forms)
      return resolution === undefined || resolution.kind === 'rejected' ? undefined : resolution
    })
    if (!who.every(part => part !== undefined)) continue
    const speakers = who.map(part => part.speaker)
    const kind = who.every(part => part.kind === 'declared') ? 'declared' : 'inferred'
    resolutions.set(label, {
      kind,
      speaker: speakers.join(' & '),
      reason: 'it names several speakers',
      parts: speakers,
    })
  }
}
