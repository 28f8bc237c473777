import type { ClientCapabilities } from 'vscode-languageserver'

/** What the editor can do, as far as it matters here. */
export type ClientAbilities = {
  /** It asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  readonly configuration: boolean
  readonly watchesConfiguration: boolean
  readonly hierarchicalOutline: boolean
  readonly markdown: boolean
  readonly codeActionLiterals: boolean
  readonly preferredActions: boolean
  /** It asks for the edit of a code action when somebody chose it. */
  readonly resolvesEdits: boolean
  readonly versionedEdits: boolean
  /** More folding ranges than this it does not want. */
  readonly foldingLimit: number
}

const FOLDING_LIMIT = 5000

export const abilitiesOf = (capabilities: ClientCapabilities | undefined): ClientAbilities => {
  const { textDocument, workspace } = capabilities ?? {}
  const formats = textDocument?.hover?.contentFormat
  const limit = textDocument?.foldingRange?.rangeLimit
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hierarchicalOutline: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdown: formats === undefined || formats.includes('markdown'),
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    foldingLimit: typeof limit === 'number' && limit > 0 ? limit : FOLDING_LIMIT,
  }
}
