import { TITLES } from '../../model/lexicon.ts'
import { isListed } from '../../model/resolve.ts'
import { nameAndRole } from '../../model/roleAfterComma.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { LongMap } from '../../text/longMap.ts'
import { perObject } from '../../text/perObject.ts'
import type { TextEdit } from '../../text/range.ts'
import { forEachItem, itemAt } from '../../text/sequence.ts'
import { fold } from '../../text/space.ts'
import { finish, type Steps } from '../../text/steps.ts'
import { describeFile } from './fileDescription.ts'
import { type Declaration, lineEndOf } from './headerEdits.ts'
import { surelyLanguage } from './languages.ts'
import { loose } from './loose.ts'
import { yamlScalar } from './yamlText.ts'

const isNobody = (label: string): boolean => {
  const traits = labelTraits(label)
  return traits.generic || traits.form === 'unknown'
}

/** `name`: the spelling that came first, in `count` turns; `names`: all, where there are several, and in how many turns each. */
type Found = {
  readonly name: string
  count: number
  names?: Map<string, number>
  roles?: Set<string>
  labels?: Set<string>
}

const NONE: readonly never[] = []

/** The spelling in most turns, of several the one that came first. */
const usualName = ({ name, names }: Found): string =>
  names === undefined ? name : ([...names].sort((a, b) => b[1] - a[1])[0]?.[0] ?? name)

/** So much of the text is looked through for people's names, in UTF-16 units. */
const LOOKED_THROUGH = 200_000
/** And so many blocks, for the same. */
const MOST_BLOCKS = 50_000
const LONGEST_NAME = 4

/** The paragraphs at the beginning of the text; each fix that writes a header asks for them. */
const startOf = perObject((transcript: Transcript): string => {
  let text = ''
  forEachItem(transcript.blocks, 0, MOST_BLOCKS, block => {
    if (block.kind === 'paragraph') text += `${fold(block.text.slice(0, LOOKED_THROUGH))}\n`
    return text.length < LOOKED_THROUGH
  })
  return text
})

/** Role and name of `President of Russia Vladimir Putin`, whom `text` calls by the name alone, too. */
const roleApart = (label: string, text: string): { readonly role: string; readonly name: string } | undefined => {
  if (!labelTraits(label).titled) return undefined
  const words = label.split(' ')
  for (let count = 2; count < words.length && count <= LONGEST_NAME; count++) {
    const name = words.slice(-count).join(' ')
    const role = words.slice(0, -count).join(' ')
    // `Mr.` is no role.
    if (!/^\p{Lu}/u.test(name) || !/\p{L}{5}/u.test(role)) continue
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.slice(Math.max(0, at - role.length - 1), at)
      const whole = !/\p{L}$/u.test(before) && !/^\p{L}/u.test(text.slice(at + name.length, at + name.length + 2))
      if (whole && !before.endsWith(`${words.at(-count - 1)} `)) return { role, name }
    }
  }
  return undefined
}

/** Whether words are plainly an office: `Minister of Finance`, `Parl. Staatssekretärin beim …`. */
const isOffice = (role: string): boolean =>
  / \p{Ll}/u.test(role) &&
  role
    .toLowerCase()
    .split(' ', 2)
    .some(word => TITLES.has(word) || TITLES.has(word.replace(/in$/, '')))

/** Name and role of `Anna Meyer, Minister of Finance`: an office, or `text` has the name without it, too. */
const roleAfterComma = (label: string, text: string): { readonly role: string; readonly name: string } | undefined => {
  const { name, role = '' } = nameAndRole(label) ?? {}
  if (name === undefined || !/^\p{Lu}.*\p{L}{5}/u.test(role)) return undefined
  if (isOffice(role)) return { role, name }
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const whole = !/\p{L}/u.test(text[at - 1] ?? '') && !/[\p{L},]/u.test(text[at + name.length] ?? '')
    if (whole) return { role, name }
  }
  return undefined
}

/** The speakers, of whom those have a role whose names the text has alone, too. */
export const withRolesApart = (transcript: Transcript, speakers: readonly Declaration[]): readonly Declaration[] => {
  const mayHold = (name: string): boolean => labelTraits(name).titled || nameAndRole(name) !== undefined
  if (!speakers.some(({ name, roles }) => roles.length === 0 && mayHold(name))) return speakers
  const text = startOf(transcript)
  const taken = new Set(speakers.map(({ name }) => loose(name)))
  return speakers.map(speaker => {
    const { name, roles } = speaker
    const apart = roles.length === 0 ? (roleAfterComma(name, text) ?? roleApart(name, text)) : undefined
    if (apart === undefined || taken.has(loose(apart.name))) return speaker
    taken.add(loose(apart.name))
    return { ...speaker, name: apart.name, roles: [apart.role] }
  })
}

/**
 * The speakers of the turns in the order in which they first speak, with the roles and other labels that they have.
 * Spellings that differ in case or spacing only are one speaker, by the most frequent of them.
 */
export const speakersInTurns = (transcript: Transcript): readonly Declaration[] =>
  withRolesApart(transcript, finish(speakerSteps(transcript)))

/**
 * The same in small steps, each name as it stands in labels. `undeclaredOnly` leaves out those whom the header or the roster
 * lists.
 */
export function* speakerSteps(transcript: Transcript, undeclaredOnly = false): Steps<readonly Declaration[]> {
  const found = new LongMap<string, Found>()
  for (const { label, count } of transcript.uses.values()) {
    yield
    const resolution = transcript.resolutions.get(label)
    if (resolution === undefined || resolution.kind === 'rejected') continue
    if (undeclaredOnly && (isListed(resolution) || resolution.declared !== undefined)) continue
    for (const name of resolution.parts ?? [resolution.speaker]) {
      if (name === '' || isNobody(name)) continue
      const key = loose(name)
      let speaker = found.get(key)
      if (speaker === undefined) {
        speaker = { name, count: 0 }
        found.set(key, speaker)
      }
      if (name === speaker.name && speaker.names === undefined) speaker.count += count
      else {
        speaker.names ??= new Map([[speaker.name, speaker.count]])
        speaker.names.set(name, (speaker.names.get(name) ?? 0) + count)
      }
      if (resolution.parts !== undefined || label === '' || loose(label) === key) continue
      // The role and the name make the label again, or else the label is an alias.
      const { role } = resolution
      if (role !== undefined && (label === `${role} ${name}` || label === `${name}, ${role}`)) {
        speaker.roles ??= new Set()
        speaker.roles.add(role)
      } else {
        speaker.labels ??= new Set()
        speaker.labels.add(label)
      }
    }
  }
  const claimed = new Set<string>()
  const isFree = (label: string): boolean => !found.has(label) && !claimed.has(label)
  const speakers: Declaration[] = []
  for (const speaker of found.values()) {
    yield
    const { roles, labels } = speaker
    const aliases = labels === undefined ? NONE : [...labels].filter(label => isFree(loose(label)))
    for (const alias of aliases) claimed.add(loose(alias))
    speakers.push({ name: usualName(speaker), roles: roles === undefined ? NONE : [...roles], aliases })
  }
  return speakers
}

/** An edit that puts a header with these lines before the text. */
export const newHeader = (transcript: Transcript, lines: readonly string[]): readonly TextEdit[] => {
  const eol = lineEndOf(transcript)
  const character = itemAt(transcript.blocks, 0)?.text.charCodeAt(0) === 0xfeff ? 1 : 0
  const place = { line: 0, character }
  return [{ range: { start: place, end: place }, newText: `${['---', ...lines, '---', ''].join(eol)}${eol}` }]
}

/** The lines of a header that say what the text says of itself: title, date, place, language. */
export const describingLines = (transcript: Transcript): readonly string[] => {
  const { title, date, place } = describeFile(transcript)
  const language = surelyLanguage(transcript)
  return [
    ...(title === undefined ? [] : [`title: ${yamlScalar(title)}`]),
    ...(date === undefined ? [] : [`date: ${date}`]),
    ...(place === undefined ? [] : [`place: ${yamlScalar(place)}`]),
    ...(language === undefined ? [] : [`language: ${language}`]),
  ]
}
