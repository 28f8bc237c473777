// Renaming: in the file that is asked about, and of people of a roster in all transcripts of the workspace.
import type { Connection, PrepareRenameParams, RenameParams, WorkspaceEdit } from 'vscode-languageserver'
import { entryEdits, isSamePerson, rosterAfter, type Wanted } from '../features/rename/inRoster.ts'
import { renameableAt, renameIn, wantedAt } from '../features/rename.ts'
import { nameProblem } from '../model/names.ts'
import type { Refusal } from '../model/renaming.ts'
import type { Roster } from '../model/roster.ts'
import { type Message, say, type Tell } from '../text/message.ts'
import { fold } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import { canonicalUri, nameOf } from '../workspace/uris.ts'
import { MOST_BYTES } from '../workspace/workspace.ts'
import type { ClientAbilities } from './abilities.ts'
import type { Archive, ArchiveFile } from './archive.ts'
import { soundPosition } from './document.ts'
import { editOfFiles, type FileEdits } from './fileEdits.ts'
import { type Answering, type Running, refused, runningUnder } from './requests.ts'
import type { Support } from './supportFiles.ts'
import type { WorkspaceFiles } from './workspaceFiles.ts'

/** What is said of another file than the one that somebody looks at. */
const ofFile = (message: Message, file: string | undefined): Message =>
  file === undefined ? message : say`${file}: ${message}`

/** What comes of something, unless it cannot be done. */
const sound = <T extends object>(result: T | Refusal, tell: Tell, file?: string): T => {
  if ('refusal' in result) throw refused(tell, ofFile(result.refusal, file))
  return result
}

export const answerRenaming = (
  connection: Connection,
  answer: Answering,
  support: Support,
  files: WorkspaceFiles,
  archive: Archive,
  abilities: () => ClientAbilities,
): void => {
  /** Who in files that do not name the person would be taken for him or her by the new name. */
  const strangers = async ({ person, to }: Wanted, done: ReadonlySet<string>): Promise<readonly Message[]> => {
    const { index } = archive
    const uris = new Set([...index.speaker(to).map(({ uri }) => uri), ...(index.label(to)?.files ?? [])])
    const found: Message[] = []
    for (const uri of uris) {
      const roster = done.has(uri) ? undefined : (await files.of(uri)).roster
      if (person !== undefined && roster?.people.some(one => isSamePerson(one, person)))
        found.push(say`${quoted(person.name)} becomes one speaker with ${quoted(to)} of ${nameOf(uri)}.`)
    }
    return found
  }

  /** Renames in one file that is asked about, if any, in the roster, and wherever else the person of it is named. */
  const renameEverywhere = async (
    wanted: Wanted,
    own: ArchiveFile | undefined,
    { token, run }: Running,
  ): Promise<WorkspaceEdit> => {
    const { person } = wanted
    const { tell } = abilities()
    const rosters = new Map<Roster | undefined, Roster | undefined>()
    const changed: FileEdits[] = []
    const merges = new Set<string>()
    const rosterOfFile = ({ transcript: { roster } }: ArchiveFile): Roster | undefined => {
      if (!rosters.has(roster)) rosters.set(roster, sound(rosterAfter(roster, wanted), tell).roster)
      return rosters.get(roster)
    }
    const change = async (file: ArchiveFile): Promise<void> => {
      const { transcript, ...found } = file
      const name = file === own ? undefined : nameOf(file.uri)
      const rename = sound(await run(renameIn(transcript, wanted, rosterOfFile(file))), tell, name)
      if (rename.merges !== undefined) merges.add(tell(ofFile(rename.merges, name)))
      if (rename.edits.length > 0) changed.push({ ...found, edits: rename.edits })
    }
    if (own !== undefined) await change(own)
    const entry = entryEdits(wanted)
    if (entry !== undefined) {
      const { uri, edits } = sound(entry, tell)
      const document = archive.opened(uri)
      const reading = await files.host.read(uri, MOST_BYTES)
      const guessed = reading.kind === 'text' && reading.guessed === true ? { guessed: true as const } : {}
      changed.push({ uri: document?.uri ?? uri, version: document?.version ?? null, edits, ...guessed })
    }
    if (person !== undefined) {
      await archive.settled(token)
      const uris = new Set(archive.filesNaming([person]))
      for (const uri of uris) {
        const file = own !== undefined && uri === canonicalUri(own.uri) ? undefined : await archive.read(uri)
        if (file !== undefined) await change(file)
      }
      for (const merge of await strangers(wanted, uris)) merges.add(tell(merge))
    }
    return editOfFiles(changed, [...merges], archive, abilities())
  }

  const prepareEntry = support.either(async (document, { position }: PrepareRenameParams) => {
    const entry = await support.entryAt(document, soundPosition(position))
    return entry === undefined ? null : { range: entry.range, placeholder: entry.renamed.from }
  })
  connection.onPrepareRename(
    prepareEntry(
      answer(null, async ({ document, run }, { position }) => {
        const found = await run(renameableAt(document.transcript(), soundPosition(position)))
        if (found !== undefined && 'refusal' in found) throw refused(abilities().tell, found.refusal)
        return found ?? null
      }),
    ),
  )

  const renameEntry = support.either(async (document, params: RenameParams, token): Promise<WorkspaceEdit | null> => {
    const entry = await support.entryAt(document, soundPosition(params.position))
    if (entry === undefined) throw refused(abilities().tell, say`Nobody is listed here.`)
    const newName = String(params.newName)
    const problem = nameProblem(newName)
    if (problem !== undefined) throw refused(abilities().tell, problem)
    return renameEverywhere({ ...entry, to: fold(newName) }, undefined, runningUnder(token))
  })
  connection.onRenameRequest(
    renameEntry(
      answer(null as WorkspaceEdit | null, async (request, { position, newName }) => {
        const { uri, version } = request.document
        const transcript = request.document.transcript()
        const found = await request.run(wantedAt(transcript, soundPosition(position), String(newName)))
        const wanted = sound(found, abilities().tell)
        return renameEverywhere(wanted, { uri, version, transcript }, request)
      }),
    ),
  )
}
