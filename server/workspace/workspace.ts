import { type Roster, rosterOf } from '../model/roster.ts'
import type { Speaker } from '../model/speakers.ts'
import { NO_SURROUNDINGS, type Surroundings } from '../rules/config.ts'
import type { Layer } from '../rules/layer.ts'
import type { Problem } from '../rules/rule.ts'
import { keyLimit, nearestWord } from '../rules/support/distance.ts'
import { lineStarts } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { orNear, quoted } from '../text/wording.ts'
import { type FileFinding, problemsIn } from './fileProblem.ts'
import type { Host, Reading } from './host.ts'
import { readProfile } from './profileFile.ts'
import { type RosterFile, readRoster } from './roster.ts'
import { isPath, type Known, type Written } from './schema.ts'
import { canonicalUri, folderOf, inFolder, nameOf, pathFrom, resolvePath } from './uris.ts'
import { readWorkspaceFile, WORKSPACE_FILE, type WorkspaceFile, workspaceProblems } from './workspaceFile.ts'

/** What a workspace file means for the transcripts below its folder. */
export type Coverage = {
  /** Its URI; undefined where there is none. */
  readonly uri: string | undefined
  /** The people of its rosters; the same object as long as these are the same. */
  readonly roster: Roster | undefined
  /** Its rules, vocabulary and profile, and the profiles read from files by their paths from its folder. */
  readonly surroundings: Surroundings
  /** Whether its globs make a file a transcript. */
  readonly matches: (uri: string) => boolean
  /** These globs, as they stand in the file. */
  readonly globs: readonly string[]
  /** The files that it depends on besides, also those that are missing. */
  readonly files: ReadonlySet<string>
  /** What is wrong in it and in those files, by URI. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
}

export const NO_COVERAGE: Coverage = {
  uri: undefined,
  roster: undefined,
  surroundings: NO_SURROUNDINGS,
  matches: () => false,
  globs: [],
  files: new Set(),
  problems: new Map(),
}

/** Workspace files, rosters and profiles larger than this, in bytes, are not read. */
export const MOST_BYTES = 5_000_000

export type Workspace = {
  /** What covers a file: the nearest workspace file in its folder or above. */
  readonly of: (uri: string) => Promise<Coverage>
  /** Forgets what depends on these files; says whether anything did. */
  readonly changed: (uris: readonly string[]) => boolean
  /** Looks for workspace files anew: where the way up ends is another place. */
  readonly forget: () => void
  /** What was loaded, as far as it is. */
  readonly loaded: () => readonly Coverage[]
}

type Rosters = { readonly parts: readonly RosterFile[]; readonly own: readonly Speaker[]; readonly roster: Roster }

/** Finds and reads workspace files. `isTop` says at which folders the way up ends; the topmost of all is one anyway. */
export const openWorkspace = (host: Host, known: Known, isTop: (folder: string) => boolean): Workspace => {
  const found = new Map<string, Promise<string | undefined>>()
  const loading = new Map<string, Promise<Coverage>>()
  const ready = new Map<string, Coverage>()
  const uses = new Map<string, Set<string>>()
  const rosterFiles = new Map<string, { readonly text: string; readonly file: RosterFile }>()
  const rosters = new Map<string, Rosters>()

  const look = async (folder: string): Promise<string | undefined> => {
    const uri = inFolder(folder, WORKSPACE_FILE)
    if ((await host.read(uri, MOST_BYTES)).kind !== 'missing') return uri
    const parent = isTop(folder) ? undefined : folderOf(folder)
    return parent === undefined ? undefined : find(parent)
  }
  const find = (folder: string): Promise<string | undefined> => {
    let uri = found.get(folder)
    if (uri === undefined) {
      uri = look(folder)
      found.set(folder, uri)
    }
    return uri
  }

  /** What is said of a file that is named and cannot be had. */
  const absent = async ({ text, value }: Written, uri: string, reading: Reading): Promise<FileFinding> => {
    if (reading.kind === 'refused')
      return { span: value.span, message: say`${quoted(text)} cannot be read: ${reading.reason}.`, severity: 'error' }
    const folder = folderOf(uri)
    const names = folder === undefined ? [] : (await host.list(folder)).map(entry => entry.name)
    const near = nearestWord(nameOf(uri), names, keyLimit(nameOf(uri)))
    return { span: value.span, message: orNear(say`There is no file ${quoted(text)}`, near), severity: 'error' }
  }

  const rosterFile = (text: string, uri: string): RosterFile => {
    const kept = rosterFiles.get(uri)
    if (kept?.text === text) return kept.file
    const file = readRoster(text, uri)
    rosterFiles.set(uri, { text, file })
    return file
  }

  /** The roster of some files and of a workspace file's own list; the same one as before if these are the same. */
  const rosterFor = (uri: string, parts: readonly RosterFile[], own: readonly Speaker[]): Roster | undefined => {
    const before = rosters.get(uri)
    if (
      before !== undefined &&
      own.length + before.own.length === 0 &&
      parts.length === before.parts.length &&
      parts.every((part, i) => part === before.parts[i])
    )
      return before.roster
    const people = [...own, ...parts.flatMap(part => part.people)]
    if (people.length === 0) return undefined
    const roster = rosterOf(people)
    rosters.set(uri, { parts, own, roster })
    return roster
  }

  const load = async (uri: string): Promise<Coverage> => {
    const folder = folderOf(uri) ?? uri
    const files = new Set<string>()
    uses.set(uri, files)
    const problems = new Map<string, readonly Problem[]>()
    const profiles = new Map<string, Layer>()
    const reading = await host.read(uri, MOST_BYTES)
    if (reading.kind === 'missing') return NO_COVERAGE
    const file: WorkspaceFile = readWorkspaceFile(reading.kind === 'text' ? reading.text : '', uri, known)
    const more: FileFinding[] =
      reading.kind === 'text'
        ? []
        : [
            {
              span: { start: 0, end: 0 },
              message: say`This file cannot be read: ${reading.reason}.`,
              severity: 'error',
            },
          ]

    const read = async (written: Written, from: string, findings: FileFinding[]) => {
      const target = resolvePath(from, written.text)
      files.add(target)
      const got = await host.read(target, MOST_BYTES)
      if (got.kind === 'text') return { target, text: got.text }
      findings.push(await absent(written, target, got))
      return undefined
    }

    const parts: RosterFile[] = []
    for (const written of file.rosters) {
      const got = await read(written, folder, more)
      if (got === undefined) continue
      const part = rosterFile(got.text, got.target)
      parts.push(part)
      problems.set(got.target, part.problems)
    }

    /** The name under which a profile is found in `profiles`, once it is there; undefined where it cannot be had. */
    const profileName = async (
      written: Written,
      from: string,
      findings: FileFinding[],
      chain: readonly string[],
    ): Promise<string | undefined> => {
      if (!isPath(written.text)) return written.text
      const target = resolvePath(from, written.text)
      const name = pathFrom(folder, target) ?? target
      if (chain.includes(target)) {
        const circle = [...chain.slice(chain.indexOf(target)), target].map(nameOf).join(' → ')
        findings.push({
          span: written.value.span,
          message: say`The profile builds on itself: ${circle}.`,
          severity: 'error',
        })
        return undefined
      }
      if (profiles.has(name)) return name
      const got = await read(written, from, findings)
      if (got === undefined) return undefined
      const profile = readProfile(got.text, known)
      const own = [...profile.findings]
      const base =
        profile.extends === undefined
          ? undefined
          : await profileName(profile.extends, folderOf(target) ?? target, own, [...chain, target])
      problems.set(target, problemsIn('profile-file', lineStarts(got.text), own))
      const layer = { ...profile.layer, base }
      profiles.set(name, layer)
      // A header may ask for it by its name, too: `house` for `styles/house.yaml`.
      const short = nameOf(target).replace(/\.ya?ml$/i, '')
      if (!known.profiles.includes(short) && !profiles.has(short)) profiles.set(short, layer)
      return name
    }
    const base = file.profile === undefined ? undefined : await profileName(file.profile, folder, more, [])

    problems.set(uri, workspaceProblems(file, more))
    return {
      uri,
      roster: rosterFor(uri, parts, file.speakers),
      surroundings: { layers: [{ ...file.layer, base }], profiles },
      matches: other => {
        const path = pathFrom(folder, other)
        const own = canonicalUri(other)
        return path !== undefined && own !== uri && !files.has(own) && file.matches(path)
      },
      globs: file.globs,
      files,
      problems,
    }
  }

  return {
    of: async uri => {
      const file = await find(folderOf(uri) ?? uri)
      if (file === undefined) return NO_COVERAGE
      let coverage = loading.get(file)
      if (coverage === undefined) {
        coverage = load(file)
        loading.set(file, coverage)
        const current = coverage
        void current.then(loaded => {
          if (loading.get(file) === current) ready.set(file, loaded)
        })
      }
      return coverage
    },
    changed: uris => {
      let any = false
      for (const changed of uris.map(canonicalUri)) {
        if (nameOf(changed) === WORKSPACE_FILE) {
          found.clear()
          any = true
        }
        for (const [file, used] of uses) {
          if (file !== changed && !used.has(changed)) continue
          any = true
          loading.delete(file)
          if (file === changed) ready.delete(file)
        }
      }
      return any
    },
    forget: () => found.clear(),
    loaded: () => [...ready.values()],
  }
}
