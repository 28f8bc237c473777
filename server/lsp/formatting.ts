import type { Connection } from 'vscode-languageserver'
import { formatting } from '../features/format.ts'
import { formattingOnEnter } from '../features/formatOnEnter.ts'
import { type Config, configFor } from '../rules/index.ts'
import { soundPosition, soundRange } from './document.ts'
import type { Answering, Request } from './requests.ts'
import type { Settings } from './settings.ts'

/** Answers requests to lay out a file, a part of it, or the line that was just ended. */
export const answerFormatting = (
  connection: Connection,
  answer: Answering,
  settings: { readonly of: (uri: string) => Promise<Settings> },
): void => {
  const configOf = async ({ document }: Request): Promise<Config> =>
    configFor(document.transcript(), (await settings.of(document.uri)).surroundings)
  connection.onDocumentFormatting(
    answer([], async request => {
      const config = await configOf(request)
      return [...(await request.run(formatting(request.document.transcript(), config)))]
    }),
  )
  connection.onDocumentRangeFormatting(
    answer([], async (request, { range }) => {
      const config = await configOf(request)
      return [...(await request.run(formatting(request.document.transcript(), config, soundRange(range))))]
    }),
  )
  connection.onDocumentOnTypeFormatting(
    answer([], async (request, { position }) => {
      const config = await configOf(request)
      return [...(await request.run(formattingOnEnter(request.document.transcript(), config, soundPosition(position))))]
    }),
  )
}
