import type { CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types'
import { type Message, say, type Tell } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'

const SNIPPET: CompletionItemKind = 15
const WITH_STOPS: InsertTextFormat = 2

type Snippet = { readonly label: string; readonly detail: Message; readonly body: readonly string[] }

const header = (today: string): readonly string[] => [
  '---',
  `title: \${1:Title}`,
  `date: \${2:${today}}`,
  'speakers:',
  `  - \${3:First Speaker}`,
  `  - \${4:Second Speaker}`,
  '---',
]

const wholes = (today: string): readonly Snippet[] => [
  {
    label: 'new transcript',
    detail: say`a header and two turns`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the places of a snippet
    body: [...header(today), '', '${3:First Speaker}: $5', '', '${4:Second Speaker}: $0'],
  },
  { label: 'header', detail: say`title, date and speakers`, body: [...header(today), '', '$0'] },
]

/** Pieces of text to begin with: at a file's start a header or a whole transcript, elsewhere a section. */
export const snippetCompletion = (
  range: Range,
  isStart: boolean,
  today: string,
  tell: Tell,
): readonly CompletionItem[] => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the places of a snippet
  const section = { label: 'section', detail: say`a heading`, body: ['## ${1:Section}', '', '$0'] }
  return [...(isStart ? wholes(today) : []), section].map(({ label, detail, body }) => ({
    label,
    kind: SNIPPET,
    detail: tell(detail),
    sortText: `~${label}`,
    insertTextFormat: WITH_STOPS,
    textEdit: { range, newText: body.join('\n') },
  }))
}
