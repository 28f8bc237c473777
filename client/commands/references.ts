// The command behind the lens of a speaker: shows every place that names him or her.
import { commands, type Disposable, type Location, Position, Uri } from 'vscode'
import { showReferences } from './names.ts'

export function registerReferences(): Disposable {
  return commands.registerCommand(showReferences, async (file: string, at: { line: number; character: number }) => {
    const uri = Uri.parse(file)
    const position = new Position(at.line, at.character)
    const places = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, position)
    await commands.executeCommand('editor.action.showReferences', uri, position, places)
  })
}
