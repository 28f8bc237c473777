import { TITLES } from '../model/lexicon.ts'
import { looseLabel, rosterForm, rosterOf } from '../model/roster.ts'
import { isShortFor } from '../model/shortForms.ts'
import { plainSpeaker } from '../model/speakers.ts'
import type { CollectedRoster } from '../protocol.ts'
import { timesMore } from '../rules/support/frequentSlips.ts'
import { fullBudget, lettersOf, nearTargets } from '../rules/support/near.ts'
import { indexTargets } from '../rules/support/targetIndex.ts'
import { needsDeclaration } from '../rules/support/verdict.ts'
import { yamlScalar, yamlTexts } from '../rules/support/yamlText.ts'
import { english, type Message, say, type Tell } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import { plural, quoted } from '../text/wording.ts'
import type { Index } from './index.ts'
import type { Summary } from './summary.ts'
import { isLikely } from './voices.ts'

/** Somebody as heard in all transcripts together. */
type Person = {
  readonly name: string
  turns: number
  readonly files: Set<string>
  /** How often each label stands for this speaker alone. */
  readonly labels: Map<string, number>
  readonly aliases: Set<string>
  readonly roles: Set<string>
  /** Who else may be meant by it. */
  readonly doubts: Message[]
}

/** A word that more people than this have in their names, such as `Speaker`, tells nothing of who is meant. */
const MOST_SHARING = 50

/** Who speaks, with the labels that stand for nobody else, of those whom no roster lists. */
const addFile = (people: Map<string, Person>, uri: string, { speakers }: Summary): void => {
  const counts = new Map<string, number>()
  for (const { labels } of speakers) for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  for (const { name, roster, labels } of speakers) {
    if (roster !== undefined || !needsDeclaration(name)) continue
    let person = people.get(name)
    if (person === undefined) {
      person = { name, turns: 0, files: new Set(), labels: new Map(), aliases: new Set(), roles: new Set(), doubts: [] }
      people.set(name, person)
    }
    person.files.add(uri)
    for (const { label, count } of labels) {
      person.turns += count
      if (counts.get(label) === 1) person.labels.set(label, (person.labels.get(label) ?? 0) + count)
    }
  }
}

/** Whether a roster with one name finds another by it, with case and spacing set aside. */
const finds = (name: string, other: string): boolean => {
  const nowhere = { start: 0, end: 0 }
  return rosterForm(rosterOf([plainSpeaker(name, nowhere, nowhere)]), other) !== undefined
}

/** Names that differ in case and spacing only are one person's: the most frequent one stands for all. */
function* joinSpellings(people: Map<string, Person>): Steps<void> {
  const best = new Map<string, Person>()
  for (const person of [...people.values()].sort((a, b) => b.turns - a.turns)) {
    yield
    const key = looseLabel(person.name)
    const owner = best.get(key)
    if (owner === undefined) {
      best.set(key, person)
      continue
    }
    people.delete(person.name)
    owner.turns += person.turns
    for (const file of person.files) owner.files.add(file)
    for (const [label, turns] of person.labels) owner.labels.set(label, (owner.labels.get(label) ?? 0) + turns)
    if (!finds(owner.name, person.name)) owner.aliases.add(person.name)
  }
}

/** What a label says beyond the name: a role with it, or another name. */
const addLabel = ({ name, aliases, roles }: Person, label: string): void => {
  if (looseLabel(label) === looseLabel(name)) return
  const role = label.endsWith(` ${name}`)
    ? label.slice(0, -name.length).replace(/[\s,]+$/u, '')
    : label.startsWith(`${name}, `)
      ? label.slice(name.length + 2)
      : undefined
  if (role === undefined || role === '') aliases.add(label)
  else roles.add(role)
}

/** Adds the labels beside the names; one that several people have is that of the one who has it most. */
function* addLabels(people: ReadonlyMap<string, Person>): Steps<void> {
  const owners = new Map<string, Person>()
  for (const person of people.values()) {
    yield
    for (const [label, turns] of person.labels) {
      const others = owners.get(label)?.labels.get(label) ?? 0
      if (!people.has(label) && turns > others) owners.set(label, person)
    }
  }
  for (const [label, person] of owners) addLabel(person, label)
}

/** The people by the words of their names, titles aside. */
const peopleByWord = (people: Iterable<Person>): ReadonlyMap<string, readonly Person[]> => {
  const byWord = new Map<string, Person[]>()
  for (const person of people) {
    for (const word of new Set(person.name.split(' '))) {
      const sharing = byWord.get(word)
      if (sharing !== undefined) sharing.push(person)
      else if (!TITLES.has(word.toLowerCase().replace(/\./g, ''))) byWord.set(word, [person])
    }
  }
  for (const [word, sharing] of byWord) if (sharing.length > MOST_SHARING) byWord.delete(word)
  return byWord
}

/** Notes with each person which others may be the same: slips for the name, and short forms of it. */
function* noteDoubts(people: ReadonlyMap<string, Person>): Steps<void> {
  const near = indexTargets(
    [...people.values()].map(({ name, turns }) => ({ spelling: name, letters: lettersOf(name), turns })),
  )
  const byWord = peopleByWord(people.values())
  const budget = fullBudget()
  for (const { name, turns } of people.values()) {
    yield
    const [slip] = nearTargets(name, near(name), new Map(), budget, turns * timesMore(name) + 1).filter(
      ({ spelling }) => isLikely(name, spelling, turns),
    )
    const longer = new Set(name.split(' ').flatMap(word => byWord.get(word) ?? []))
    const [long, ...others] = [...longer].filter(other => other.name !== name && isShortFor(name, other.name))
    const said = say`${quoted(name)} (${plural(turns, say`1 turn`, say`${turns} turns`)})`
    if (slip !== undefined) people.get(slip.spelling)?.doubts.push(say`${said}: a slip for it?`)
    else if (long !== undefined && others.length === 0) long.doubts.push(say`${said}: short for it?`)
  }
}

const entryOf = ({ name, turns, files, aliases, roles, doubts }: Person, tell: Tell): string[] => {
  const count = plural(turns, say`1 turn`, say`${turns} turns`)
  const spoken = plural(files.size, say`${count} in 1 transcript`, say`${count} in ${files.size} transcripts`)
  const more = [
    ...(roles.size === 0 ? [] : [`    role: ${yamlTexts([...roles])}`]),
    ...(aliases.size === 0 ? [] : [`    aliases: [${[...aliases].map(yamlScalar).join(', ')}]`]),
    ...doubts.map(doubt => `    # ${tell(doubt)}`),
  ]
  const key = aliases.size + roles.size === 0 ? '' : 'name: '
  return [`  - ${key}${yamlScalar(name)}  # ${tell(spoken)}`, ...more]
}

/** A roster of those who speak in the transcripts of an index and whom no roster lists yet: a file for somebody to look through. */
export function* collectRoster(index: Index, tell: Tell = english): Steps<CollectedRoster> {
  const people = new Map<string, Person>()
  let files = 0
  for (const [uri, summary] of index.files()) {
    addFile(people, uri, summary)
    files++
    yield
  }
  yield* joinSpellings(people)
  yield* addLabels(people)
  yield* noteDoubts(people)
  const sorted = [...people.values()].sort((a, b) => b.turns - a.turns || (a.name < b.name ? -1 : 1))
  const collected = plural(
    files,
    say`Collected from 1 transcript. Look it through, save it, and name it under “roster” in .transcript.yaml.`,
    say`Collected from ${files} transcripts. Look it through, save it, and name it under “roster” in .transcript.yaml.`,
  )
  const text = [
    `# ${tell(collected)}`,
    '',
    sorted.length === 0 ? 'speakers: []' : 'speakers:',
    ...sorted.flatMap(person => entryOf(person, tell)),
    '',
  ].join('\n')
  return { text, people: sorted.length }
}
