import { LongMap } from '../text/longMap.ts'
import { isSame, type Message, say } from '../text/message.ts'
import { finish, type Steps } from '../text/steps.ts'
import { judgementSteps } from './evidence.ts'
import type { LabelUses } from './labels.ts'
import { isPersonal } from './labelWords.ts'
import { isRole, nameAndRole } from './roleAfterComma.ts'
import { type Form, type Forms, formsOf, looseLabel, type Roster, rosterForm, sourceName } from './roster.ts'
import { sameTables } from './sameTables.ts'
import type { Speaker } from './speakers.ts'
import { labelTraits } from './traits.ts'

/** Who a label means, and how we know. */
export type Resolution = {
  readonly kind: 'declared' | 'roster' | 'chained' | 'inferred' | 'rejected'
  /** The speaker's name; for a rejected label, the label. Of joint labels, the names joined by ` & `. */
  readonly speaker: string
  /** Why, as the end of a sentence: `… because REASON`. */
  readonly reason: Message
  /** The speaker as declared in the header or roster, where that is so; spans may be of an earlier version of the header. */
  readonly declared?: Speaker
  /** Set where the label differs from the declared spelling in case or spacing only: that spelling. */
  readonly spelling?: string
  /** What stands before the name in a chained or long label: `President of Kazakhstan`. */
  readonly role?: string
  /** Of a label for several speakers: the speakers' names, in its order. */
  readonly parts?: readonly string[]
}

/** Whether the header or the roster names whom a label means. */
export const isListed = ({ kind }: Resolution): boolean => kind === 'declared' || kind === 'roster'

export type Resolutions = ReadonlyMap<string, Resolution>

const sameResolution = (a: Resolution, b: Resolution): boolean =>
  a.kind === b.kind &&
  a.speaker === b.speaker &&
  isSame(a.reason, b.reason) &&
  a.declared === b.declared &&
  a.spelling === b.spelling &&
  a.role === b.role &&
  a.parts?.join('\n') === b.parts?.join('\n')

/** Whether two tables say the same of the same labels, in the same order. */
export const sameResolutions = (a: Resolutions, b: Resolutions): Steps<boolean> => sameTables(a, b, sameResolution)

/** What stands between the speakers of a joint label. */
export const JOINTS =
  /\s*[/&+]\s*|\s*,\s*(?:and\s+|or\s+|und\s+|et\s+|y\s+)?|\s+(?:and|or|und|oder|et|ou|y|o|и|или)\s+/u

const resolutionBy = (label: string, kind: 'declared' | 'roster', { speaker, spelling, reason }: Form): Resolution => {
  const close = spelling === label ? {} : { spelling }
  const why = spelling === label ? reason : say`it is ${spelling} but for case or spacing`
  const where = kind === 'roster' ? say`${why} in ${sourceName(speaker)}` : why
  return { kind, speaker: speaker.name, reason: where, declared: speaker, ...close }
}

/** How a label resolves by the header, or else by the roster; exact spellings before those that differ in case. */
const resolveDeclared = (label: string, forms: Forms, roster: Roster | undefined): Resolution | undefined => {
  const own = forms.exact.get(label)
  if (own !== undefined) return resolutionBy(label, 'declared', own)
  const listed = roster === undefined ? undefined : rosterForm(roster, label)
  if (listed?.spelling === label) return resolutionBy(label, 'roster', listed)
  const close = forms.loosely.get(looseLabel(label))
  if (close !== undefined) return resolutionBy(label, 'declared', close)
  return listed === undefined ? undefined : resolutionBy(label, 'roster', listed)
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
 * Resolves every label of the table: declared, in the roster, chained to a longer label of the same file, then by the
 * evidence. The result depends on the set of labels and on how they are used, not on where.
 */
export const resolveLabels = (uses: LabelUses, speakers: readonly Speaker[], roster?: Roster): Resolutions =>
  finish(resolutionSteps(uses, speakers, roster))

/** The same in small steps: a file may have a label on each line, and each another. */
export function* resolutionSteps(uses: LabelUses, speakers: readonly Speaker[], roster?: Roster): Steps<Resolutions> {
  const forms = formsOf(speakers)
  const resolutions = new LongMap<string, Resolution>()
  for (const label of uses.keys()) {
    const declared = resolveDeclared(label, forms, roster)
    if (declared !== undefined) resolutions.set(label, declared)
    yield
  }
  const names = speakers.map(({ name }) => name)
  const judgements = yield* judgementSteps(uses, label => resolutions.has(label), names)

  // A long label introduces whoever it ends with; an ending of the labels of two speakers introduces nobody.
  const ownerOf = (label: string): string => resolutions.get(label)?.speaker ?? label
  const introduced = new Map<string, string | undefined>()
  const initials = new Map<string, string | undefined>()
  const introduce = (table: Map<string, string | undefined>, short: string, long: string): void => {
    const known = table.has(short) ? table.get(short) : long
    table.set(short, known !== undefined && ownerOf(known) === ownerOf(long) ? known : undefined)
  }
  const isSpeaker = (label: string): boolean => resolutions.has(label) || judgements.get(label)?.speaker === true
  for (const use of uses.values()) {
    const { label } = use
    yield
    if (!isSpeaker(label)) continue
    // The last of several speakers is introduced by a label of his own, if at all.
    const parts = resolutions.has(label) ? [] : label.split(JOINTS)
    if (parts.length > 1 && parts.every(isSpeaker)) continue
    for (const ending of endings(label))
      if (uses.has(ending) && isNameEnding(ending)) introduce(introduced, ending, label)
    for (const manner of use.manners) {
      // `Open Standards (Anna): …` is what Anna speaks about; `Guest (Anna): …` is Anna.
      const isTopic = isPersonal(manner) && !isPersonal(label) && !labelTraits(label).generic
      if (uses.has(manner) && !labelTraits(manner).metadata && !isTopic) introduce(initials, manner, label)
    }
  }
  /** The longest chain `A B C` → `B C` → `C` names one person by the shortest label in it. */
  const chained = new Map<string, string>()
  for (const [short, long] of introduced) {
    yield
    if (long !== undefined) chained.set(short, long)
  }
  const shortest = new Map<string, string>()
  for (const [short, long] of chained) {
    yield
    if (resolutions.has(short) || resolutions.has(long)) continue
    shortest.set(
      long,
      shortest.get(long) !== undefined && (shortest.get(long) ?? '').length > short.length
        ? (shortest.get(long) ?? short)
        : short,
    )
  }

  /** `Anna Meyer` of `Anna Meyer, Minister of Finance`, if that is an undeclared speaker too. */
  const withoutRole = (label: string): { readonly name: string; readonly role: string } | undefined => {
    const found = nameAndRole(label)
    return found !== undefined && judgements.get(found.name)?.speaker === true && isRole(found.role) ? found : undefined
  }

  for (const { label } of uses.values()) {
    yield
    if (resolutions.has(label)) continue
    const official = withoutRole(label)
    if (official !== undefined) {
      const { name, role } = official
      const reason = say`${name} speaks in this file too, without the role`
      resolutions.set(label, { kind: 'chained', speaker: shortest.get(name) ?? name, reason, role })
      continue
    }
    const long = initials.get(label) ?? chained.get(label)
    if (long !== undefined) {
      const known = resolutions.get(long)
      const { declared } = known ?? {}
      const name =
        known !== undefined && isListed(known) ? known.speaker : initials.get(label) !== undefined ? long : label
      const reason =
        initials.get(label) !== undefined
          ? say`${long} is introduced with these initials`
          : say`it is the end of the longer label ${long}`
      resolutions.set(label, {
        kind: 'chained',
        speaker: shortest.get(name) ?? name,
        reason,
        ...(declared === undefined ? {} : { declared }),
      })
      continue
    }
    const judgement = judgements.get(label)
    if (judgement === undefined) continue
    const name = shortest.get(label)
    if (judgement.speaker || name !== undefined) {
      const role = name === undefined ? undefined : label.slice(0, label.length - name.length).replace(/[\s,]+$/u, '')
      const { reason } = judgement
      resolutions.set(label, { kind: 'inferred', speaker: name ?? label, reason, ...(role ? { role } : {}) })
    } else resolutions.set(label, { kind: 'rejected', speaker: label, reason: judgement.reason })
  }
  yield* resolveJoint(uses, resolutions, part => resolveDeclared(part, forms, roster))
  return resolutions
}

/** Labels such as `DH/YK` or `Anna & Ben`: several speakers, where each part is one. */
function* resolveJoint(
  uses: LabelUses,
  resolutions: LongMap<string, Resolution>,
  declared: (label: string) => Resolution | undefined,
): Steps<void> {
  for (const label of uses.keys()) {
    yield
    const known = resolutions.get(label)
    if ((known !== undefined && isListed(known)) || !JOINTS.test(label)) continue
    const parts = label.split(JOINTS).filter(part => part !== '')
    if (parts.length < 2) continue
    const who = parts.map(part => {
      const resolution = resolutions.get(part) ?? declared(part)
      return resolution === undefined || resolution.kind === 'rejected' ? undefined : resolution
    })
    if (!who.every(part => part !== undefined)) continue
    const speakers = who.map(part => part.speaker)
    const kind = !who.every(isListed) ? 'inferred' : who.some(part => part.kind === 'roster') ? 'roster' : 'declared'
    resolutions.set(label, {
      kind,
      speaker: speakers.join(' & '),
      reason: say`it names several speakers`,
      parts: speakers,
    })
  }
}
