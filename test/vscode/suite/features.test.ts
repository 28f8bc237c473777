// What the server knows reaches the editor.
import {
  type CodeAction,
  CodeActionKind,
  commands,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  MarkdownString,
  Position,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextDocument,
  workspace,
} from 'vscode'
import { ask } from './support/ask.ts'
import { closeAll, diagnosticsWhen, openFile, openText } from './support/documents.ts'
import { deepEqual, equal, ok } from './support/expect.ts'
import { until } from './support/until.ts'

describe('features', () => {
  afterEach(closeAll)

  it('problems have places, severities and codes', async () => {
    const { document } = await openFile('mistakes.transcript')
    const found = await diagnosticsWhen(document, 'three problems', ({ length }) => length >= 3)
    const misspelt = found.find(({ range }) => range.start.line === 10)
    ok(misspelt, 'nothing on the line of the slip')
    equal(misspelt.severity, DiagnosticSeverity.Error)
    equal(document.getText(misspelt.range), 'Anna Breg')
    ok(typeof misspelt.code === 'object' && misspelt.code.value === 'speaker-misspelt', 'the code has no page')
  })

  it('a quick fix repairs the text, and the problem goes', async () => {
    const { document } = await openFile('mistakes.transcript')
    const isSlip = ({ range }: { range: Range }) => range.start.line === 10
    await diagnosticsWhen(document, 'the slip', found => found.some(isSlip))
    const place = new Range(10, 0, 10, 9)
    const kind = CodeActionKind.QuickFix.value
    const fixes = await ask<CodeAction>('vscode.executeCodeActionProvider', document, place, kind)
    const fix = fixes.find(({ edit }) => edit !== undefined)
    ok(fix?.edit, 'no fix has an edit')
    ok(await workspace.applyEdit(fix.edit), 'the edit was refused')
    equal(document.lineAt(10).text, 'Anna Berg: A slip of the keyboard.')
    await diagnosticsWhen(document, 'the slip to be gone', found => !found.some(isSlip))
  })

  it('a file without a header is offered to declare its speakers', async () => {
    const { document } = await openText('Anna Berg: Hello.\n\nBen Okafor: Hello.\n\nAnna Berg: Bye.\n')
    await diagnosticsWhen(document, 'the information at the top', found => found.length > 0)
    const kind = CodeActionKind.QuickFix.value
    const fixes = await ask<CodeAction>('vscode.executeCodeActionProvider', document, new Range(0, 0, 0, 1), kind)
    const titles = fixes.map(({ title }) => title)
    ok(titles.includes('Declare the speakers of this file'), `only ${titles.join(', ')}`)
  })

  it('the outline has header, sections and turns', async () => {
    const { document } = await openFile('meeting.transcript')
    const symbols = await ask<DocumentSymbol>('vscode.executeDocumentSymbolProvider', document)
    const tree = symbols.map(({ name, children }) => [name, children.map(child => child.name)])
    deepEqual(tree, [
      ['Header', ['Anna Berg', 'Ben Okafor']],
      ['Opening', ['Anna Berg', 'Ben Okafor']],
      ['Money', ['Ben Okafor']],
    ])
  })

  it('a hover tells who speaks', async () => {
    const { document } = await openFile('meeting.transcript')
    const [hover] = await ask<Hover>('vscode.executeHoverProvider', document, new Position(19, 1))
    const text = (hover?.contents ?? []).map(part => (part instanceof MarkdownString ? part.value : '')).join('\n')
    ok(text.includes('Ben Okafor') && text.includes('Treasurer'), text)
  })

  it('header and sections fold', async () => {
    const { document } = await openFile('meeting.transcript')
    const ranges = await ask<FoldingRange>('vscode.executeFoldingRangeProvider', document)
    const starts = ranges.map(({ start }) => start)
    for (const line of [0, 10, 17]) ok(starts.includes(line), `nothing folds at line ${line + 1}`)
  })

  it('semantic tokens tell labels from text', async () => {
    const { document } = await openFile('meeting.transcript')
    const legend = await until('the legend', () =>
      commands.executeCommand<SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
    )
    const tokens = await until('the tokens', () =>
      commands.executeCommand<SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri),
    )
    const speaker = legend.tokenTypes.indexOf('speaker')
    ok(speaker >= 0, 'there is no token type for speakers')
    deepEqual(texts(document, tokens, speaker), ['Anna Berg', 'Ben Okafor', 'BO', 'Anna Berg', 'Ben Okafor', 'BO'])
  })

  it('an address in the header is a link', async () => {
    const { document } = await openText('---\nsource: https://example.org/page\n---\n\nAnna: Hello.\n')
    const [link] = await ask<DocumentLink>('vscode.executeLinkProvider', document)
    equal(link?.target?.toString(true), 'https://example.org/page')
  })
})

/** The texts of the tokens of a type, from the protocol's five numbers for each token. */
function texts(document: TextDocument, { data }: SemanticTokens, wanted: number): string[] {
  const found: string[] = []
  let line = 0
  let column = 0
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type] = data.subarray(i, i + 4)
    column = down === 0 ? column + right : right
    line += down
    if (type === wanted) found.push(document.getText(new Range(line, column, line, column + length)))
  }
  return found
}
