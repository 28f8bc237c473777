import type { ServerCapabilities } from 'vscode-languageserver'
import { abilitiesOf } from '../server/lsp/abilities.ts'
import { capabilities } from '../server/lsp/capabilities.ts'
import { contributes } from './manifest.ts'

/** Lists for docs/features.md: what of the protocol the server offers, and which commands and keys there are. */

/** A feature of the protocol: what it is for in transcripts, or, of one that is not offered, why not. */
type Feature = { readonly name: string; readonly method: string; readonly text: string; readonly refused?: true }

const refused = (name: string, method: string, text: string): Feature => ({ name, method, text, refused: true })
const offered = (name: string, method: string, text: string): Feature => ({ name, method, text })

/** Every capability of a server in version 3.18 of the protocol: the type says so if one is missing. */
const FEATURES: Readonly<Record<Exclude<keyof ServerCapabilities, 'experimental'>, Feature>> = {
  positionEncoding: offered(
    'Position encoding',
    '`initialize`',
    'UTF-8 or UTF-32 where the editor lists them first, otherwise UTF-16',
  ),
  textDocumentSync: offered(
    'Synchronisation',
    '`textDocument/didChange`',
    'incremental: only what was typed is sent and read',
  ),
  workspace: offered('Folders', '`workspace/didChangeWorkspaceFolders`', 'several, and such that are added later'),
  diagnosticProvider: offered(
    'Problems',
    '`textDocument/diagnostic`, `workspace/diagnostic`',
    'of open files, or of all in the open folders where the setting says so; those of open files are pushed to editors that do not ask',
  ),
  codeActionProvider: offered(
    'Code actions',
    '`textDocument/codeAction`, `codeAction/resolve`',
    'quick fixes, all of one kind, how to silence a rule, and `source.fixAll.transcript`',
  ),
  completionProvider: offered(
    'Completion',
    '`textDocument/completion`',
    'speakers, notes, times, keys and values of the header, codes of rules. Nothing is left to resolve',
  ),
  hoverProvider: offered(
    'Hover',
    '`textDocument/hover`',
    'who speaks and how that is known, times, notes, keys of the header',
  ),
  documentSymbolProvider: offered('Outline', '`textDocument/documentSymbol`', 'header, sections, turns'),
  workspaceSymbolProvider: offered(
    'Symbols of the workspace',
    '`workspace/symbol`',
    'speakers, titles and sections of all transcripts, by any letters of them',
  ),
  definitionProvider: offered('Definition', '`textDocument/definition`', 'where a speaker is declared or introduced'),
  declarationProvider: refused('Declaration', '`textDocument/declaration`', 'is the definition'),
  typeDefinitionProvider: refused('Type definition', '`textDocument/typeDefinition`', 'speakers have no types'),
  implementationProvider: refused('Implementation', '`textDocument/implementation`', 'nothing is implemented'),
  referencesProvider: offered(
    'References',
    '`textDocument/references`',
    'all labels of a speaker, and the declaration',
  ),
  documentHighlightProvider: offered('Highlights', '`textDocument/documentHighlight`', 'the same around the cursor'),
  renameProvider: offered(
    'Rename',
    '`textDocument/rename`, `textDocument/prepareRename`',
    'a speaker, each label in its own form',
  ),
  linkedEditingRangeProvider: offered(
    'Linked editing',
    '`textDocument/linkedEditingRange`',
    'the marks on both sides of a label',
  ),
  selectionRangeProvider: offered(
    'Growing selections',
    '`textDocument/selectionRange`',
    'word, note, sentence, paragraph, turn, section',
  ),
  foldingRangeProvider: offered('Folding', '`textDocument/foldingRange`', 'header, sections, turns, comments'),
  documentFormattingProvider: offered(
    'Formatting',
    '`textDocument/formatting`',
    'spacing, label style, times, blank lines; never a word',
  ),
  documentRangeFormattingProvider: offered(
    'Formatting of a range',
    '`textDocument/rangeFormatting`',
    'one range at a time',
  ),
  documentOnTypeFormattingProvider: offered(
    'Formatting while typing',
    '`textDocument/onTypeFormatting`',
    'the line that Enter has ended, and the blank line after a turn',
  ),
  semanticTokensProvider: offered(
    'Semantic tokens',
    '`textDocument/semanticTokens`: full, delta, range',
    'labels, manners, times, notes, and what only looks like a label',
  ),
  colorProvider: offered(
    'Colours',
    '`textDocument/documentColor`, `textDocument/colorPresentation`',
    '`color` of a speaker in the header',
  ),
  codeLensProvider: offered(
    'Code lenses',
    '`textDocument/codeLens`',
    'how much each declared speaker says; turns and times of sections',
  ),
  inlayHintProvider: offered(
    'Inlay hints',
    '`textDocument/inlayHint`',
    'the name behind initials, who speaks far below a label, time elapsed',
  ),
  documentLinkProvider: offered('Links', '`textDocument/documentLink`', 'web addresses, recordings under `media`'),
  executeCommandProvider: offered(
    'Commands',
    '`workspace/executeCommand`',
    'moving, turns and writing, in editors that have no commands for it: see [other editors](editors.md#commands)',
  ),
  signatureHelpProvider: refused('Signature help', '`textDocument/signatureHelp`', 'nothing is called'),
  callHierarchyProvider: refused('Call hierarchy', '`textDocument/prepareCallHierarchy`', 'nothing is called'),
  typeHierarchyProvider: refused('Type hierarchy', '`textDocument/prepareTypeHierarchy`', 'speakers have no types'),
  inlineValueProvider: refused('Inline values', '`textDocument/inlineValue`', 'belongs to debugging'),
  inlineCompletionProvider: refused(
    'Inline completion',
    '`textDocument/inlineCompletion`',
    'nobody’s words are guessed',
  ),
  monikerProvider: refused('Monikers', '`textDocument/moniker`', 'belongs to indexes of program code'),
  notebookDocumentSync: refused('Notebooks', '`notebookDocument/didOpen`', 'a transcript is one text'),
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What the server answers to an editor that can do everything that matters to it. */
const all: Readonly<Record<string, unknown>> = {
  ...capabilities(abilitiesOf({ textDocument: { diagnostic: {}, rename: { prepareSupport: true } } })),
}

/** A row for each feature; what is offered comes first. Fails where what this file says is not what the server says. */
export const featureRows = (): readonly (readonly string[])[] => {
  const rows = Object.entries(FEATURES).map(([key, { name, method, text, refused: isRefused = false }]) => {
    const isOffered = all[key] !== undefined && all[key] !== false
    if (isOffered === isRefused)
      throw new Error(`scripts/featureDocs.ts: say ${isOffered ? 'what for' : 'why not'} the server has ${key}`)
    return { isOffered, row: [name, method, isOffered ? 'yes' : 'no', text] }
  })
  return [...rows.filter(({ isOffered }) => isOffered), ...rows.filter(({ isOffered }) => !isOffered)].map(
    ({ row }) => row,
  )
}

/** `ctrl+alt+pagedown` as it stands on the keys. */
const keyText = (key: string): string =>
  `\`${key.replace(/\w+/g, name => (name === 'pagedown' ? 'PageDown' : name === 'pageup' ? 'PageUp' : name[0]?.toUpperCase() + name.slice(1)))}\``

const keysOf = (command: string): string =>
  contributes.keybindings
    .filter(binding => binding.command === command)
    .map(
      binding =>
        keyText(binding.key) +
        ('mac' in binding && isRecord(binding) ? ` (Mac: ${keyText(String(binding['mac']))})` : ''),
    )
    .join(', ')

/** A row for each command that a person can call. */
export const commandRows = (): readonly (readonly string[])[] =>
  contributes.commands.map(({ command, category, title }) => [
    `${category}: ${title}`,
    keysOf(command),
    `\`${command}\``,
  ])
