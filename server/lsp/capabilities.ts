import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import { version } from '../../package.json'
import { COMPLETION_TRIGGERS } from '../features/completion/index.ts'
import { SOURCE } from '../features/diagnostics.ts'
import type { ClientAbilities } from './abilities.ts'
import { CODE_ACTION_KINDS } from './codeActions.ts'
import { executeCommandProvider } from './commands.ts'
import { semanticTokensProvider } from './semanticTokens.ts'

export const SERVER = { name: 'Transcript', version } as const

/** What the server can do for an editor that can do what `abilities` says. */
export const capabilities = (abilities: ClientAbilities): ServerCapabilities => ({
  positionEncoding: abilities.encoding,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: !abilities.watchesFiles },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  documentSymbolProvider: { label: 'Transcript' },
  workspaceSymbolProvider: true,
  hoverProvider: true,
  completionProvider: { triggerCharacters: COMPLETION_TRIGGERS },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  selectionRangeProvider: true,
  renameProvider: abilities.preparesRename ? { prepareProvider: true } : true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  codeLensProvider: {},
  inlayHintProvider: true,
  colorProvider: true,
  linkedEditingRangeProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider,
  documentLinkProvider: { resolveProvider: false },
  codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true },
  ...(abilities.hasCommands ? {} : { executeCommandProvider }),
  // Whether the problems of all files are wanted is a setting, which an editor may tell of later.
  ...(abilities.pullsDiagnostics && !abilities.registersDiagnostics
    ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: true } }
    : {}),
})
