import { type Speaker, type SpeakerSource, speakersIn } from '../model/speakers.ts'
import type { Problem } from '../rules/rule.ts'
import { readYaml } from '../syntax/yaml.ts'
import { lineStarts, positionAmong } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { type FileFinding, problemsIn } from './fileProblem.ts'
import { readRosterCsv } from './rosterCsv.ts'
import { type RosterRead, readRosterText } from './rosterText.ts'
import { nameOf } from './uris.ts'

/** The people of a roster file, and what is wrong with it. */
export type RosterFile = { readonly people: readonly Speaker[]; readonly problems: readonly Problem[] }

const readRosterYaml = (text: string): RosterRead => {
  const { entries, problems } = readYaml(text)
  const list = entries.find(entry => entry.key === 'speakers')
  if (list === undefined) {
    const message = say`The list of people has to stand under the key “speakers”.`
    const span = { start: 0, end: Math.min(text.length, /^[^\r\n]*/.exec(text)?.[0].length ?? 0) }
    return { speakers: [], problems: problems.length > 0 ? problems : [{ span, message }] }
  }
  const items = list.value.kind === 'list' ? list.value.items : []
  const nameless = items.filter(
    item => item.kind === 'list' || (item.kind === 'map' && !item.entries.some(({ key }) => key === 'name')),
  )
  return {
    speakers: speakersIn(list.value),
    problems: [...problems, ...nameless.map(({ span }) => ({ span, message: say`This speaker has no name.` }))],
  }
}

/** People whose labels others have already. */
const duplicates = (people: readonly Speaker[], source: SpeakerSource): readonly FileFinding[] => {
  const owners = new Map<string, Speaker>()
  const found: FileFinding[] = []
  for (const person of people) {
    for (const { text, span } of [{ text: person.name, span: person.nameSpan }, ...person.aliases]) {
      const owner = owners.get(text)
      if (owner === undefined) owners.set(text, person)
      else if (owner !== person) {
        const line = positionAmong(source.lineStarts, owner.span.start).line + 1
        const message =
          owner.name === text && span === person.nameSpan
            ? say`${quoted(text)} is listed twice, first in line ${line}.`
            : say`${quoted(text)} already stands for ${quoted(owner.name)} in line ${line}; a label can mean one speaker only.`
        found.push({ span, message })
      }
    }
  }
  return found
}

/** Reads a roster: YAML, comma-separated values or lines of text, by the file's extension. Never throws. */
export const readRoster = (text: string, uri: string): RosterFile => {
  const extension = /\.(\w+)$/.exec(nameOf(uri))?.[1]?.toLowerCase() ?? ''
  const source: SpeakerSource = { uri, lineStarts: lineStarts(text) }
  const { speakers, problems } = /^(?:ya?ml|json)$/.test(extension)
    ? readRosterYaml(text)
    : /^[ct]sv$/.test(extension)
      ? readRosterCsv(text)
      : readRosterText(text)
  const people = speakers.map(speaker => ({ ...speaker, source }))
  const findings = [...problems, ...duplicates(people, source)]
  return { people, problems: problemsIn('roster-file', source.lineStarts, findings) }
}
