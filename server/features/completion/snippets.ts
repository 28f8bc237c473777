import type { CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types'
import { type Message, say, type Tell } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'

const SNIPPET: CompletionItemKind = 15
const WITH_STOPS: InsertTextFormat = 2

type Snippet = {
  readonly label: Message
  readonly order: string
  readonly detail: Message
  readonly body: readonly string[]
}

const FIRST = say`First Speaker`
const SECOND = say`Second Speaker`

const header = (today: string, tell: Tell): readonly string[] => [
  '---',
  `title: \${1:${tell(say`Title`)}}`,
  `date: \${2:${today}}`,
  'speakers:',
  `  - \${3:${tell(FIRST)}}`,
  `  - \${4:${tell(SECOND)}}`,
  '---',
]

const wholes = (today: string, tell: Tell): readonly Snippet[] => [
  {
    label: say`new transcript`,
    order: 'new',
    detail: say`a header and two turns`,
    body: [...header(today, tell), '', `\${3:${tell(FIRST)}}: $5`, '', `\${4:${tell(SECOND)}}: $0`],
  },
  {
    label: say`header`,
    order: 'header',
    detail: say`title, date and speakers`,
    body: [...header(today, tell), '', '$0'],
  },
]

/** Pieces of text to begin with: at a file's start a header or a whole transcript, elsewhere a section. */
export const snippetCompletion = (
  range: Range,
  isStart: boolean,
  today: string,
  tell: Tell,
): readonly CompletionItem[] => {
  const section: Snippet = {
    label: say`section`,
    order: 'section',
    detail: say`a heading`,
    body: [`## \${1:${tell(say`Section`)}}`, '', '$0'],
  }
  return [...(isStart ? wholes(today, tell) : []), section].map(({ label, order, detail, body }) => ({
    label: tell(label),
    kind: SNIPPET,
    detail: tell(detail),
    sortText: `~${order}`,
    insertTextFormat: WITH_STOPS,
    textEdit: { range, newText: body.join('\n') },
  }))
}
