// What is shown beside and in the text.
import { type CodeLens, type ColorInformation, commands, type InlayHint, Position, Range } from 'vscode'
import { ask } from './support/ask.ts'
import { closeAll, openFile, openText } from './support/documents.ts'
import { deepEqual, equal, ok } from './support/expect.ts'

describe('beside the text', () => {
  afterEach(closeAll)

  it('a lens counts what a speaker says, and shows where', async () => {
    const { document } = await openFile('meeting.transcript')
    const lenses = await ask<CodeLens>('vscode.executeCodeLensProvider', document, 10)
    const lens = lenses.find(({ range }) => document.getText(range) === 'Ben Okafor')
    ok(lens?.command, 'there is no lens for Ben Okafor')
    ok(lens.command.title.startsWith('2 turns'), lens.command.title)
    // Fails if the command does not exist, or does not understand what the server gives it.
    await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []))
    await commands.executeCommand('closeReferenceSearch')
  })

  it('a hint tells the name behind initials', async () => {
    const { document } = await openFile('meeting.transcript')
    const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end)
    const hints = await ask<InlayHint>('vscode.executeInlayHintProvider', document, all)
    deepEqual(
      hints.map(({ label, position }) => [label, position.line]),
      [['Ben Okafor', 19]],
    )
  })

  it('a colour of the header is a colour', async () => {
    const { document } = await openText('---\nspeakers:\n  - name: Anna\n    color: "#2a7ab0"\n---\n\nAnna: Hello.\n')
    const [found] = await ask<ColorInformation>('vscode.executeDocumentColorProvider', document)
    ok(found, 'there is no colour')
    equal(Math.round(found.color.blue * 255), 0xb0)
    equal(found.range.start.line, 3)
  })
})
