import type { ClientCapabilities } from 'vscode-languageserver'
import type { InitializationOptions } from '../protocol.ts'
import { english, type Tell } from '../text/message.ts'
import { takesCrForText } from './lineEnds.ts'
import { encodingFor, type PositionEncoding } from './positionEncoding.ts'

/** What the editor can do and which language it speaks, as far as it matters here. */
export type ClientAbilities = {
  /** Says messages in the editor's language. */
  readonly tell: Tell
  readonly encoding: PositionEncoding
  /** See lineEnds.ts. */
  readonly takesCrForText: boolean
  /** It asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  /** It can be told later for which files to ask. */
  readonly registersDiagnostics: boolean
  readonly configuration: boolean
  readonly watchesConfiguration: boolean
  readonly hierarchicalOutline: boolean
  readonly markdown: boolean
  readonly codeActionLiterals: boolean
  readonly preferredActions: boolean
  readonly snippets: boolean
  /** It asks for the edit of a code action when somebody chose it. */
  readonly resolvesEdits: boolean
  readonly versionedEdits: boolean
  /** It asks before edits that say that they need it. */
  readonly changeAnnotations: boolean
  /** It asks whether something can be renamed before it asks for the new name. */
  readonly preparesRename: boolean
  /** A definition may say what it is the definition of. */
  readonly definitionLinks: boolean
  /** It answers questions for files: see `protocol.ts`. */
  readonly answersFiles: boolean
  /** It has all commands itself, and would take those of the server for further ones. */
  readonly hasCommands: boolean
  /** It can be asked to show a place in a file. */
  readonly showsDocuments: boolean
  readonly watchesFiles: boolean
  /** It shows how far long work is. */
  readonly showsProgress: boolean
  /** Several folders may be open, and others later. */
  readonly changesFolders: boolean
  readonly refreshesTokens: boolean
  /** It watches what matches a glob below a folder. */
  readonly relativePatterns: boolean
  /** It can be asked to send further kinds of files when they are open. */
  readonly syncsMore: boolean
  /** It can be told later in which files references can be found, and speakers renamed. */
  readonly registersNaming: boolean
  /** More folding ranges than this it does not want. */
  readonly foldingLimit: number
}

const FOLDING_LIMIT = 5000

const says = (options: unknown, name: keyof InitializationOptions): boolean =>
  typeof options === 'object' && options !== null && name in options && Object(options)[name] === true

/** `options` are those sent with `initialize`, `name` is the editor's. */
export const abilitiesOf = (
  capabilities: ClientCapabilities | undefined,
  options?: unknown,
  tell: Tell = english,
  name?: string,
): ClientAbilities => {
  const { general, textDocument, window, workspace } = capabilities ?? {}
  const formats = textDocument?.hover?.contentFormat
  const limit = textDocument?.foldingRange?.rangeLimit
  return {
    tell,
    takesCrForText: takesCrForText(name),
    encoding: encodingFor(general?.positionEncodings),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hierarchicalOutline: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdown: formats === undefined || formats.includes('markdown'),
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    answersFiles: says(options, 'answersFiles'),
    hasCommands: says(options, 'hasCommands'),
    showsDocuments: window?.showDocument?.support === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    syncsMore: textDocument?.synchronization?.dynamicRegistration === true,
    registersNaming:
      textDocument?.references?.dynamicRegistration === true && textDocument.rename?.dynamicRegistration === true,
    foldingLimit: typeof limit === 'number' && limit > 0 ? limit : FOLDING_LIMIT,
  }
}
