import { type Speaker, speakersIn } from '../model/speakers.ts'
import { type Layer, layerOf } from '../rules/layer.ts'
import type { Problem } from '../rules/rule.ts'
import { readYaml } from '../syntax/yaml.ts'
import { lineStarts } from '../text/lines.ts'
import { type Message, say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { type FileFinding, problemsIn } from './fileProblem.ts'
import { compileGlob, type Glob } from './glob.ts'
import { WORKSPACE_KEYS } from './keys.ts'
import { type Known, keyFindings, layerFindings, profileFindings, textsIn, type Written, wrongKind } from './schema.ts'

/** The name of a workspace file, in the folder that it is about. */
export const WORKSPACE_FILE = '.transcript.yaml'

/** A workspace file as written. */
export type WorkspaceFile = {
  readonly uri: string
  readonly lineStarts: readonly number[]
  /** Whether it makes a file a transcript, by the path from its folder. */
  readonly matches: Glob
  /** The globs by which it makes files transcripts, without those that take some out again. */
  readonly globs: readonly string[]
  readonly rosters: readonly Written[]
  readonly speakers: readonly Speaker[]
  readonly profile: Written | undefined
  /** `base` is the profile as written. */
  readonly layer: Layer
  readonly findings: readonly FileFinding[]
}

/** Later globs count more; one that begins with `!` takes files out again. */
const matchingOf = (globs: readonly Written[], findings: FileFinding[]): Glob => {
  const compiled = globs.flatMap(({ text, value }) => {
    const not = text.startsWith('!')
    const pattern = not ? text.slice(1) : text
    const is = compileGlob(pattern)
    if (is === undefined)
      findings.push({ span: value.span, message: say`A bracket of the glob ${quoted(text)} is not closed.` })
    else if (pattern.split('/').includes('..'))
      findings.push({
        span: value.span,
        message: say`The glob ${quoted(text)} leads out of this folder; move the file up.`,
      })
    return is === undefined ? [] : [{ is, not }]
  })
  return path => {
    const last = compiled.findLast(({ is }) => is(path))
    return last !== undefined && !last.not
  }
}

/** Reads a workspace file. Never throws. */
export const readWorkspaceFile = (text: string, uri: string, known: Known): WorkspaceFile => {
  const { entries, problems } = readYaml(text)
  const findings: FileFinding[] = problems.map(problem => ({ ...problem, severity: 'error' }))
  findings.push(...keyFindings(entries, WORKSPACE_KEYS), ...layerFindings(entries, known))
  const texts = (key: string, takes: Message, several: boolean): readonly Written[] => {
    const entry = entries.find(other => other.key === key)
    return entry === undefined ? [] : textsIn(entry, takes, several, findings)
  }
  const starts = lineStarts(text)
  const source = { uri, lineStarts: starts }
  const list = entries.find(({ key }) => key === 'speakers')?.value
  if (list?.kind === 'map') findings.push(wrongKind('speakers', say`a list of names, or of maps with “name”`, list))
  const [profile] = texts('profile', say`the name or path of one profile`, false)
  if (profile !== undefined) findings.push(...profileFindings(profile, known))
  const globs = texts('files', say`a glob or a list of globs`, true)
  return {
    uri,
    lineStarts: starts,
    matches: matchingOf(globs, findings),
    globs: globs.map(({ text }) => text).filter(text => !text.startsWith('!')),
    rosters: texts('roster', say`the path of a file or a list of paths`, true),
    speakers: list?.kind === 'map' ? [] : speakersIn(list).map(speaker => ({ ...speaker, source })),
    profile,
    layer: layerOf(entries, 'profile'),
    findings,
  }
}

/** The problems of a workspace file, with those that came up when its rosters and profiles were looked for. */
export const workspaceProblems = (file: WorkspaceFile, more: readonly FileFinding[]): readonly Problem[] =>
  problemsIn('workspace-file', file.lineStarts, [...file.findings, ...more])
