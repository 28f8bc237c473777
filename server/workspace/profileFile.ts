import { type Layer, layerOf } from '../rules/layer.ts'
import { readYaml } from '../syntax/yaml.ts'
import { say } from '../text/message.ts'
import type { FileFinding } from './fileProblem.ts'
import { PROFILE_KEYS } from './keys.ts'
import { type Known, keyFindings, layerFindings, profileFindings, textsIn, type Written } from './schema.ts'

/** A profile as a file says it: what it extends, its rules and vocabulary, and what is wrong with it. */
export type ProfileFile = {
  /** `base` is what it extends, as written. */
  readonly layer: Layer
  readonly extends: Written | undefined
  readonly findings: readonly FileFinding[]
}

/** Reads a profile. Never throws. */
export const readProfile = (text: string, known: Known): ProfileFile => {
  const { entries, problems } = readYaml(text)
  const findings: FileFinding[] = problems.map(problem => ({ ...problem, severity: 'error' }))
  findings.push(...keyFindings(entries, PROFILE_KEYS), ...layerFindings(entries, known))
  const entry = entries.find(({ key }) => key === 'extends')
  const [base] = entry === undefined ? [] : textsIn(entry, say`the name or path of one profile`, false, findings)
  if (base !== undefined) findings.push(...profileFindings(base, known))
  return { layer: layerOf(entries, 'extends'), extends: base, findings }
}
