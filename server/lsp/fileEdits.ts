import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Elsewhere } from '../features/rename/inRoster.ts'
import { type Message, say, type Tell } from '../text/message.ts'
import { all, enumerated, plural, quoted } from '../text/wording.ts'
import { nameOf } from '../workspace/uris.ts'
import type { ClientAbilities } from './abilities.ts'
import type { Archive, ArchiveFile } from './archive.ts'
import { refused, textChanged } from './requests.ts'

/** The edits of one file. */
export type FileEdits = Elsewhere & Pick<ArchiveFile, 'version' | 'guessed'>

/** What somebody has to agree to before an edit is made. */
const MERGE = 'merge'
const ENCODING = 'encoding'

/** As many sentences, and names of files, are read before somebody agrees. */
const MOST_MERGES = 5
const MOST_NAMES = 3

const mergesTold = (merges: readonly string[], tell: Tell): string | undefined => {
  const more = merges.length - MOST_MERGES
  const told = more > 0 ? [...merges.slice(0, MOST_MERGES), tell(say`… and ${more} more.`)] : merges
  return told.length === 0 ? undefined : told.join(' ')
}

const damageTold = (files: readonly FileEdits[]): Message | undefined => {
  const names = files.filter(({ guessed }) => guessed).map(({ uri }) => quoted(nameOf(uri)))
  if (names.length === 0) return undefined
  const more = names.length - MOST_NAMES
  const told = more > 0 ? say`${enumerated(names.slice(0, MOST_NAMES))} and ${more} more` : all(names)
  return plural(
    names.length,
    say`${told} is not UTF-8. If the editor takes it for that, letters are lost.`,
    say`${told} are not UTF-8. If the editor takes them for that, letters are lost.`,
  )
}

/** The edits of several files as one; those that make two speakers one, or may damage a file, wait until somebody agrees. */
export const editOfFiles = (
  files: readonly FileEdits[],
  merging: readonly string[],
  archive: Pick<Archive, 'opened'>,
  { versionedEdits, changeAnnotations, tell }: ClientAbilities,
): WorkspaceEdit => {
  // What was read first may be another by now.
  const stale = files.some(({ uri, version }) => (archive.opened(uri)?.version ?? null) !== version)
  if (stale) throw textChanged(tell)
  const merges = mergesTold(merging, tell)
  const danger = damageTold(files)
  const damage = danger && tell(danger)
  const asks = changeAnnotations && versionedEdits
  if (!asks && merges !== undefined)
    throw refused(
      tell,
      say`${merges} This editor cannot ask whether that is meant; change the labels by hand if it is.`,
    )
  if (!asks && damage !== undefined)
    throw refused(tell, say`${damage} This editor cannot ask whether that is meant; convert the file first.`)
  const plain = (edits: readonly TextEdit[], annotationId?: string): TextEdit[] =>
    edits.map(({ range, newText }) => ({ range, newText, ...(annotationId === undefined ? {} : { annotationId }) }))
  if (!versionedEdits) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, plain(edits)])) }
  const documentChanges = files.map(file => ({
    textDocument: { uri: file.uri, version: file.version },
    edits: plain(file.edits, file.guessed ? ENCODING : merges === undefined ? undefined : MERGE),
  }))
  const annotations: Record<string, ChangeAnnotation> = {}
  const ask = (id: string, label: string, description: string | undefined): void => {
    if (description !== undefined) annotations[id] = { label, needsConfirmation: true, description }
  }
  ask(MERGE, tell(say`Make two speakers one`), merges)
  ask(ENCODING, tell(say`Change a file that is not UTF-8`), damage)
  return merges === undefined && damage === undefined
    ? { documentChanges }
    : { documentChanges, changeAnnotations: annotations }
}
