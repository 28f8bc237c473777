import { entryOf } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import type { YamlValue } from '../syntax/yaml.ts'
import type { Severity } from './rule.ts'

/** Severities chosen by the user, by rule code. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off'])

export const isSeverity = (value: unknown): value is Severity | 'off' => SEVERITIES.has(value)

/** YAML before 1.2 reads `off` as false, and so do people. */
const severityOf = (value: YamlValue): Severity | 'off' | undefined => {
  if (value.kind !== 'scalar') return undefined
  if (value.value === false) return 'off'
  return isSeverity(value.value) ? value.value : undefined
}

/** The severities in force in a transcript: the user's, and over them those of the header's `rules`. */
export const severitiesIn = (transcript: Transcript, severities: Severities): Severities => {
  const rules = entryOf(transcript.header?.entries ?? [], 'rules')?.value
  if (rules?.kind !== 'map') return severities
  const own: Record<string, Severity | 'off'> = { ...severities }
  for (const { key, value } of rules.entries) {
    const severity = severityOf(value)
    if (severity !== undefined) own[key] = severity
  }
  return own
}
