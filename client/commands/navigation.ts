// Commands that move the cursor: the server says where to, the editor goes there.
import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Disposable,
  l10n,
  type Position,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode'
import { type Destination, PLACE_REQUEST, type PlaceParams, type PlaceResult } from '../../server/protocol.ts'
import type { Supervisor } from '../supervisor.ts'
import {
  goToTime,
  nextProblem,
  nextTurn,
  nextTurnOfSpeaker,
  previousProblem,
  previousTurn,
  previousTurnOfSpeaker,
} from './names.ts'

/** How long the status bar tells about a place, in ms. */
const messageMs = 5000

export function registerNavigation(supervisor: Supervisor): Disposable[] {
  const destinations: readonly (readonly [string, Destination])[] = [
    [nextTurn, { to: 'turn', backwards: false }],
    [previousTurn, { to: 'turn', backwards: true }],
    [nextTurnOfSpeaker, { to: 'turnOfSpeaker', backwards: false }],
    [previousTurnOfSpeaker, { to: 'turnOfSpeaker', backwards: true }],
    [nextProblem, { to: 'problem', backwards: false }],
    [previousProblem, { to: 'problem', backwards: true }],
  ]
  return [
    ...destinations.map(([command, destination]) =>
      commands.registerCommand(command, async () => {
        const editor = window.activeTextEditor
        if (editor === undefined) return
        show(editor, await ask(supervisor, editor.document, editor.selection.start, destination))
      }),
    ),
    commands.registerCommand(goToTime, () => askForTime(supervisor)),
  ]
}

async function ask(
  supervisor: Supervisor,
  document: TextDocument,
  { line, character }: Position,
  destination: Destination,
  token?: CancellationToken,
): Promise<PlaceResult> {
  const uri = document.uri.toString()
  const params: PlaceParams = { textDocument: { uri }, position: { line, character }, destination }
  const result = await supervisor.ask<PlaceParams, PlaceResult | null>(PLACE_REQUEST, params, token)
  return result ?? { message: l10n.t('The Transcript language server is not running.') }
}

function show(editor: TextEditor, { range, message }: PlaceResult): void {
  if (message !== undefined) window.setStatusBarMessage(message, messageMs)
  if (range === undefined) return
  const { start, end } = range
  const selection = new Selection(start.line, start.character, end.line, end.character)
  editor.selection = selection
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport)
}

/** Asks for a time, and shows its place while it is typed; the cursor comes back if nobody wants to go there. */
async function askForTime(supervisor: Supervisor): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const before = editor.selection
  let source: CancellationTokenSource | undefined
  const time = await window.showInputBox({
    title: l10n.t('Go to Time'),
    prompt: l10n.t('A time as the transcript has it'),
    placeHolder: l10n.t('1:02:03 or 62:03'),
    validateInput: async typed => {
      source?.cancel()
      if (typed.trim() === '') return undefined
      source = new CancellationTokenSource()
      const { token } = source
      const place = await ask(supervisor, editor.document, before.start, { to: 'time', time: typed }, token)
      if (token.isCancellationRequested) return undefined
      if (place.range === undefined) return place.message
      show(editor, place)
      return undefined
    },
  })
  if (time === undefined || time.trim() === '') show(editor, { range: before })
}
