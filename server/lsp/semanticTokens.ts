import type { Connection, SemanticTokens, SemanticTokensDelta, SemanticTokensOptions } from 'vscode-languageserver'
import { semanticTokens, semanticTokensIn, TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semanticTokens.ts'
import { tokenEdits } from '../features/semanticTokensDelta.ts'
import type { Vocabulary } from '../syntax/notes.ts'
import type { ClientAbilities } from './abilities.ts'
import { type OpenDocument, soundRange } from './document.ts'
import { lineIn, placing } from './encodedConnection.ts'
import type { Answering, Request } from './requests.ts'
import { translatedTokens } from './translate.ts'

export const semanticTokensProvider: SemanticTokensOptions = {
  legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
  full: { delta: true },
  range: true,
}

/** What an editor was given last, in its own units; compact, as it is kept as long as the file is open. */
type Result = { readonly resultId: string; readonly data: Uint32Array }

/**
 * Answers requests for semantic tokens; the result forgets what it kept of a file. `editor` is the connection that translates nothing:
 * what has changed since some tokens were given can only be told in the units in which they were. `vocabularyOf` has the words for notes
 * that a document's settings, workspace file and header add.
 */
export const answerSemanticTokens = (
  connection: Connection,
  editor: Connection,
  answer: Answering,
  abilities: () => ClientAbilities,
  vocabularyOf: (document: OpenDocument) => Promise<Vocabulary>,
): { readonly forget: (uri: string) => void } => {
  const prefix = Math.random().toString(36).slice(2, 8)
  const last = new Map<string, Result>()
  let count = 0
  const none: SemanticTokens = { data: [] }

  /** All tokens; nothing where they are too many, so that they are given by range only. */
  const all = async ({
    document,
    run,
  }: Request): Promise<{ readonly result: Result; readonly data: number[] } | null> => {
    const { encoding } = abilities()
    const vocabulary = await vocabularyOf(document)
    const tokens = await run(semanticTokens(document.transcript(), vocabulary))
    if (tokens === undefined) return null
    const place = placing((_, line) => lineIn(document, line), 'utf-16', encoding)
    const data = encoding === 'utf-16' ? tokens : await run(translatedTokens(tokens, document.uri, place))
    count++
    return { result: { resultId: `${prefix}${count}`, data: Uint32Array.from(data) }, data }
  }

  editor.languages.semanticTokens.on(
    answer(none as SemanticTokens | null, async request => {
      const tokens = await all(request)
      if (tokens === null) return null
      const { result, data } = tokens
      last.set(request.document.uri, result)
      return { resultId: result.resultId, data }
    }),
  )
  editor.languages.semanticTokens.onDelta(
    answer(none as SemanticTokens | SemanticTokensDelta | null, async (request, { previousResultId }) => {
      const tokens = await all(request)
      if (tokens === null) return null
      const { result, data } = tokens
      const before = last.get(request.document.uri)
      last.set(request.document.uri, result)
      return before?.resultId === previousResultId
        ? { resultId: result.resultId, edits: tokenEdits(before.data, result.data) }
        : { resultId: result.resultId, data }
    }),
  )
  connection.languages.semanticTokens.onRange(
    answer(none, async ({ document, run }, params) => {
      const vocabulary = await vocabularyOf(document)
      return { data: await run(semanticTokensIn(document.transcript(), soundRange(params.range), vocabulary)) }
    }),
  )
  return { forget: uri => last.delete(uri) }
}
