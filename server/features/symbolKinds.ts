import type { SymbolKind } from 'vscode-languageserver-types'

/** What stands for what in the outline: chosen by the icons that editors give to these kinds. */
export const KIND = {
  header: 3,
  section: 2,
  speaker: 5,
  turn: 15,
} as const satisfies Record<string, SymbolKind>
