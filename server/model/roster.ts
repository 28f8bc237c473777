import { type Message, say } from '../text/message.ts'
import { fold } from '../text/space.ts'
import type { Speaker } from './speakers.ts'

/** A spelling under which a speaker may stand, and why it is that speaker's. */
export type Form = { readonly speaker: Speaker; readonly spelling: string; readonly reason: Message }

/** The forms under which speakers may stand: exactly, and with case and spacing set aside. */
export type Forms = { readonly exact: ReadonlyMap<string, Form>; readonly loosely: ReadonlyMap<string, Form> }

/** A label without case, blanks and full stops. */
export const looseLabel = (label: string): string => label.toLowerCase().replace(/[\s.]+/gu, '')

/** A speaker's roles and aliases are joined to no more forms than this: with thousands of each they would be millions. */
const MOST_FORMS = 500

/** The forms of some speakers; a form that several claim is the first one's, a name before an alias. */
export const formsOf = (speakers: readonly Speaker[]): Forms => {
  const exact = new Map<string, Form>()
  const add = (spelling: string, speaker: Speaker, reason: Message): void => {
    const key = fold(spelling)
    if (key !== '' && !exact.has(key)) exact.set(key, { speaker, spelling: key, reason })
  }
  for (const speaker of speakers)
    add(speaker.name, speaker, speaker.source === undefined ? say`it is a declared name` : say`it is a name`)
  for (const speaker of speakers) {
    for (const alias of speaker.aliases) add(alias.text, speaker, say`it is an alias of ${speaker.name}`)
    const names = 1 + speaker.aliases.length
    const before = say`it is the role and name of ${speaker.name}`
    const after = say`it is the name and role of ${speaker.name}`
    for (const role of speaker.roles.slice(0, Math.max(1, Math.floor(MOST_FORMS / names)))) {
      for (const name of [speaker.name, ...speaker.aliases.slice(0, MOST_FORMS).map(alias => alias.text)]) {
        add(`${role} ${name}`, speaker, before)
        add(`${name}, ${role}`, speaker, after)
      }
    }
  }
  const loosely = new Map<string, Form>()
  for (const form of exact.values()) {
    const key = looseLabel(form.spelling)
    if (!loosely.has(key)) loosely.set(key, form)
  }
  return { exact, loosely }
}

/**
 * The people who may speak in the transcripts of a workspace, beside those whom each declares itself. Made once for all of
 * them; what is worked out over it is kept with it.
 */
export type Roster = {
  readonly people: readonly Speaker[]
  readonly forms: Forms
  /** The names of the files that it is from. */
  readonly files: readonly string[]
}

/** The file from which a speaker of a roster comes, by its name for people. */
export const sourceName = (speaker: Speaker): string => {
  const name = speaker.source?.uri.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export const rosterOf = (people: readonly Speaker[]): Roster => {
  let forms: Forms | undefined
  let files: readonly string[] | undefined
  return {
    people,
    get forms() {
      forms ??= formsOf(people)
      return forms
    },
    get files() {
      files ??= [...new Set(people.map(sourceName))]
      return files
    },
  }
}

/** Initials and short names are too near to plain words to be found with case set aside, unless two capitals remain. */
const SHORT = 4

const mayBeLoose = (label: string, spelling: string): boolean =>
  spelling.length > SHORT || (label.match(/\p{Lu}/gu)?.length ?? 0) > 1

/** The form in a roster that a folded label is, or is but for case and spacing. */
export const rosterForm = ({ forms }: Roster, label: string): Form | undefined => {
  const exact = forms.exact.get(label)
  if (exact !== undefined) return exact
  const close = forms.loosely.get(looseLabel(label))
  return close !== undefined && mayBeLoose(label, close.spelling) ? close : undefined
}
