import type { Connection, SemanticTokens, SemanticTokensDelta, SemanticTokensOptions } from 'vscode-languageserver'
import { semanticTokens, semanticTokensIn, TOKEN_MODIFIERS, TOKEN_TYPES } from '../features/semanticTokens.ts'
import { tokenEdits } from '../features/semanticTokensDelta.ts'
import { sumOf } from '../text/sequence.ts'
import type { ClientAbilities } from './abilities.ts'
import { soundRange } from './document.ts'
import type { Answering, Request } from './requests.ts'

/**
 * Whether an editor can be sent what has changed since it was last given tokens: what is kept of them is in UTF-16, and where a token
 * stands in other units depends on the line before it.
 */
const sendsChanges = ({ encoding }: ClientAbilities): boolean => encoding === 'utf-16'

export const semanticTokensProvider = (abilities: ClientAbilities): SemanticTokensOptions => ({
  legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
  full: sendsChanges(abilities) ? { delta: true } : true,
  range: true,
})

/** In a text longer than this, in UTF-16 units, tokens are given by range only: all of them would be tens of megabytes. */
const LONGEST_IN_FULL = 20_000_000

const isLong = ({ document }: Request): boolean => sumOf(document.blocks).length > LONGEST_IN_FULL

/** What an editor was given last; compact, as it is kept as long as the file is open. */
type Result = { readonly resultId: string; readonly data: Uint32Array }

/** Answers requests for semantic tokens; the result forgets what it kept of a file. */
export const answerSemanticTokens = (
  connection: Connection,
  answer: Answering,
  abilities: () => ClientAbilities,
): { readonly forget: (uri: string) => void } => {
  const prefix = Math.random().toString(36).slice(2, 8)
  const last = new Map<string, Result>()
  let count = 0
  const none: SemanticTokens = { data: [] }

  const all = async ({ document, run }: Request): Promise<{ readonly result: Result; readonly data: number[] }> => {
    const data = await run(semanticTokens(document.transcript()))
    count++
    return { result: { resultId: `${prefix}${count}`, data: Uint32Array.from(data) }, data }
  }

  connection.languages.semanticTokens.on(
    answer(none as SemanticTokens | null, async request => {
      if (isLong(request)) return null
      const { result, data } = await all(request)
      last.set(request.document.uri, result)
      return { resultId: result.resultId, data }
    }),
  )
  connection.languages.semanticTokens.onDelta(
    answer(none as SemanticTokens | SemanticTokensDelta | null, async (request, { previousResultId }) => {
      if (isLong(request)) return null
      const { result, data } = await all(request)
      const before = last.get(request.document.uri)
      last.set(request.document.uri, result)
      return before?.resultId === previousResultId && sendsChanges(abilities())
        ? { resultId: result.resultId, edits: tokenEdits(before.data, result.data) }
        : { resultId: result.resultId, data }
    }),
  )
  connection.languages.semanticTokens.onRange(
    answer(none, async ({ document, run }, params) => ({
      data: await run(semanticTokensIn(document.transcript(), soundRange(params.range))),
    })),
  )
  return { forget: uri => last.delete(uri) }
}
