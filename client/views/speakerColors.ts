// Shows each speaker's labels in a colour of his or her own: the header's, or one of a palette. The server says which.
import {
  type Disposable,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  window,
  workspace,
} from 'vscode'
import { SPEAKER_COLORS, type SpeakerColors, type SpeakerColorsParams } from '../../server/protocol.ts'
import type { Supervisor } from '../supervisor.ts'
import { PALETTE, type Shade } from './palette.ts'

/** How long typing and scrolling have to rest, in ms. */
const restMs = 60
/** So many lines above and below what is seen are coloured along, so that a short way of scrolling shows no other colour. */
const linesAround = 60

export function showSpeakerColors(supervisor: Supervisor): Disposable {
  const types = new Map<string | number, TextEditorDecorationType>()
  const waiting = new Map<TextEditor, ReturnType<typeof setTimeout>>()

  function typeFor(color: string | number): TextEditorDecorationType {
    let type = types.get(color)
    if (type === undefined) {
      const shade: Shade = (typeof color === 'number' ? PALETTE[color] : undefined) ?? {
        light: String(color),
        dark: String(color),
      }
      type = window.createTextEditorDecorationType({
        light: { color: shade.light },
        dark: { color: shade.dark },
      })
      types.set(color, type)
    }
    return type
  }

  async function show(editor: TextEditor): Promise<void> {
    const { document } = editor
    const colors = wanted(document) ? await ask(editor) : []
    if (colors === undefined || !window.visibleTextEditors.includes(editor)) return
    const shown = new Set<string | number>()
    for (const { color, ranges } of colors) {
      shown.add(color)
      editor.setDecorations(
        typeFor(color),
        ranges.map(({ start, end }) => new Range(start.line, start.character, end.line, end.character)),
      )
    }
    for (const [color, type] of types) if (!shown.has(color)) editor.setDecorations(type, [])
  }

  async function ask(editor: TextEditor): Promise<SpeakerColors | undefined> {
    const { document, visibleRanges } = editor
    const { version } = document
    const first = visibleRanges[0]?.start.line ?? 0
    const last = visibleRanges.at(-1)?.end.line ?? first
    const params: SpeakerColorsParams = {
      textDocument: { uri: document.uri.toString() },
      range: {
        start: { line: Math.max(0, first - linesAround), character: 0 },
        end: { line: Math.min(document.lineCount - 1, last + linesAround), character: 0 },
      },
    }
    // Where the text has changed meanwhile, another answer is on its way.
    const colors = await supervisor
      .ask<SpeakerColorsParams, SpeakerColors>(SPEAKER_COLORS, params)
      .catch(() => undefined)
    return document.version === version ? colors : undefined
  }

  function soon(editor: TextEditor): void {
    clearTimeout(waiting.get(editor))
    const timer = setTimeout(() => {
      waiting.delete(editor)
      void show(editor)
    }, restMs)
    waiting.set(editor, timer)
  }

  const all = () => window.visibleTextEditors.forEach(soon)
  const listeners = [
    window.onDidChangeVisibleTextEditors(all),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => soon(textEditor)),
    workspace.onDidChangeTextDocument(({ document }) => {
      for (const editor of window.visibleTextEditors) if (editor.document === document) soon(editor)
    }),
    workspace.onDidOpenTextDocument(all),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('transcript.speakerColors')) all()
    }),
    supervisor.onDidChangeState(state => {
      if (state === 'ready') all()
    }),
  ]
  return {
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer)
      for (const one of [...listeners, ...types.values()]) one.dispose()
    },
  }
}

function wanted(document: TextDocument): boolean {
  return (
    document.languageId === 'transcript' &&
    workspace.getConfiguration('transcript', document).get('speakerColors') === true
  )
}
