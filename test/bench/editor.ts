/**
 * What a server may ask of the editor that it is measured in. The markdown server has no parser of its own: it asks the
 * editor for tokens, which VS Code makes with markdown-it in the extension host. So they are made here, in the process
 * that measures, and their making and sending is part of each time taken.
 */
import { createRequire } from 'node:module'

export type Editor = {
  /** Told of each notification that the server is sent. */
  readonly sees: (method: string, params: unknown) => void
  /** The answer to a request of the server. */
  readonly answers: (method: string, params: unknown) => unknown
}

/** An editor that knows nothing: no setting is set, and every other answer is null. */
export const plainEditor: Editor = {
  sees: () => {},
  answers: (method, params) =>
    method === 'workspace/configuration' ? (params as { items: readonly unknown[] }).items.map(() => null) : null,
}

type Place = { readonly line: number; readonly character: number }
type Change = { readonly range: { readonly start: Place; readonly end: Place }; readonly text: string }
type Sent = { readonly textDocument: { readonly text: string }; readonly contentChanges: readonly Change[] }
type MarkdownIt = { readonly parse: (text: string, environment: object) => unknown }

/** An editor that answers the markdown server as VS Code does, for one open file in an empty workspace. */
export const markdownEditor = (): Editor => {
  const require = createRequire(import.meta.url)
  const markdownIt = require('markdown-it') as (options: object) => MarkdownIt
  const parser = markdownIt({ html: true, linkify: true })
  // As the extension host holds a file: by lines, its text joined when somebody wants it.
  let lines: string[] = []
  return {
    sees: (method, params) => {
      if (method === 'textDocument/didOpen') lines = (params as Sent).textDocument.text.split('\n')
      if (method !== 'textDocument/didChange') return
      for (const { range, text } of (params as Sent).contentChanges) {
        const { start, end } = range
        const before = (lines[start.line] ?? '').slice(0, start.character)
        const after = (lines[end.line] ?? '').slice(end.character)
        lines.splice(start.line, end.line - start.line + 1, ...`${before}${text}${after}`.split('\n'))
      }
    },
    answers: (method, params) => {
      switch (method) {
        case 'markdown/parse':
          return parser.parse((params as { readonly text?: string }).text ?? lines.join('\n'), {})
        case 'markdown/findMarkdownFilesInWorkspace':
        case 'markdown/fs/readFile':
        case 'markdown/fs/readDirectory':
          return []
        case 'markdown/fs/stat':
          return null
        default:
          return plainEditor.answers(method, params)
      }
    },
  }
}

/** VS Code's settings for checking Markdown, with checking switched on. */
export const MARKDOWN_SETTINGS = {
  markdown: {
    server: { log: 'off' },
    preferredMdPathExtensionStyle: 'auto',
    occurrencesHighlight: { enabled: false },
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
}
