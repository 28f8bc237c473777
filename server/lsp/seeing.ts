import type { Connection, LinkedEditingRanges } from 'vscode-languageserver'
import { codeLenses } from '../features/codeLenses.ts'
import { colorPresentations, documentColors } from '../features/colors.ts'
import { inlayHints } from '../features/inlayHints.ts'
import { linkedMarks } from '../features/linkedEditing.ts'
import { speakerColors } from '../features/speakerColors.ts'
import { SPEAKER_COLORS, type SpeakerColors, type SpeakerColorsParams } from '../protocol.ts'
import type { ClientAbilities } from './abilities.ts'
import { soundPosition, soundRange } from './document.ts'
import type { Answering } from './requests.ts'
import type { Settings } from './settings.ts'

/** Answers requests about what an editor shows beside and in the text. */
export const answerSeeing = (
  connection: Connection,
  answer: Answering,
  settings: { readonly of: (uri: string) => Promise<Settings> },
  abilities: () => ClientAbilities,
): void => {
  connection.onCodeLens(
    answer([], async ({ document, run }) => {
      const { codeLens } = await settings.of(document.uri)
      if (!codeLens) return []
      const lenses = await run(codeLenses(document.transcript(), document.uri, abilities().tell))
      if (abilities().hasCommands) return lenses
      return lenses.map(({ range, command }) => ({ range, command: { title: command?.title ?? '', command: '' } }))
    }),
  )
  connection.languages.inlayHint.on(
    answer([], async ({ document, run }, { range }) => {
      const { hints } = await settings.of(document.uri)
      return run(inlayHints(document.transcript(), soundRange(range), hints))
    }),
  )
  connection.onDocumentColor(answer([], ({ document }) => documentColors(document.transcript())))
  connection.onColorPresentation(answer([], (_, { color }) => colorPresentations(color)))
  connection.languages.onLinkedEditingRange(
    answer(null as LinkedEditingRanges | null, ({ document }, { position }) => {
      return linkedMarks(document.transcript(), soundPosition(position)) ?? null
    }),
  )
  connection.onRequest(
    SPEAKER_COLORS,
    answer<SpeakerColorsParams, SpeakerColors>([], ({ document, run }, { range }) =>
      run(speakerColors(document.transcript(), soundRange(range))),
    ),
  )
}
