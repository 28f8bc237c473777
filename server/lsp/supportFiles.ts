import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  Hover,
  HoverParams,
  Position,
} from 'vscode-languageserver'
import { yamlCompletion } from '../features/completion/yaml.ts'
import { withoutMarkdown } from '../features/hover.ts'
import { type RosterEntry, rosterEntryAt } from '../features/rosterEntry.ts'
import { workspaceHover } from '../features/workspaceHover.ts'
import type { Problem } from '../rules/index.ts'
import { type FileKey, PROFILE_KEYS, WORKSPACE_KEYS } from '../workspace/keys.ts'
import { KNOWN } from '../workspace/known.ts'
import { canonicalUri, nameOf } from '../workspace/uris.ts'
import { WORKSPACE_FILE } from '../workspace/workspaceFile.ts'
import type { ClientAbilities } from './abilities.ts'
import { fixActions } from './codeActions.ts'
import { type OpenDocument, soundPosition } from './document.ts'
import type { WorkspaceFiles } from './workspaceFiles.ts'

type AboutFile = { readonly textDocument: { readonly uri: string } }
type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R>

/** Which keys a file has: those of a workspace file, or of a profile; undefined for rosters. */
const keysOf = (
  { uri, languageId }: OpenDocument,
  problems: readonly Problem[] | undefined,
): readonly FileKey[] | undefined =>
  nameOf(uri) === WORKSPACE_FILE
    ? WORKSPACE_KEYS
    : languageId === 'yaml' && problems?.every(({ code }) => code !== 'roster-file') === true
      ? PROFILE_KEYS
      : undefined

export type Support = ReturnType<typeof answerSupport>

/** Answers questions about workspace files, and the rosters and profiles that these use. */
export const answerSupport = (
  get: (uri: string) => OpenDocument | undefined,
  files: WorkspaceFiles,
  abilities: () => ClientAbilities,
) => {
  const problemsOf = async ({ uri }: OpenDocument): Promise<readonly Problem[] | undefined> =>
    (await files.of(uri)).problems.get(canonicalUri(uri))
  /** `own` for these files, `other` for transcripts. */
  const either =
    <P extends AboutFile, R>(own: (document: OpenDocument, params: P, token: CancellationToken) => Promise<R>) =>
    (other: Handler<P, R>): Handler<P, R> =>
    async (params, token) => {
      const document = get(params?.textDocument?.uri)
      return document !== undefined && files.isSupport(document) ? own(document, params, token) : other(params, token)
    }
  return {
    either,
    /** Whose entry of a roster stands at a position of it. */
    entryAt: async ({ uri }: OpenDocument, position: Position): Promise<RosterEntry | undefined> =>
      rosterEntryAt(await files.peopleOf(uri), position),
    hover: either(async (document, { position }: HoverParams): Promise<Hover | null> => {
      const keys = keysOf(document, await problemsOf(document))
      if (keys === undefined) return null
      const hover = workspaceHover(document.getText(), soundPosition(position), keys, KNOWN, abilities().tell)
      return hover === undefined ? null : abilities().markdown ? hover : withoutMarkdown(hover)
    }),
    completion: either(async (document, { position }: CompletionParams): Promise<CompletionItem[]> => {
      const keys = keysOf(document, await problemsOf(document))
      if (keys === undefined) return []
      const names = await files.namesBeside(document.uri)
      return [
        ...yamlCompletion(document.getText(), soundPosition(position), keys, {
          ...KNOWN,
          names,
          today: '',
          tell: abilities().tell,
        }),
      ]
    }),
    codeActions: either(
      async (document, params: CodeActionParams): Promise<CodeAction[]> =>
        fixActions(document, (await problemsOf(document)) ?? [], params, abilities()),
    ),
  }
}
