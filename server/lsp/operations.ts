import type { Connection } from 'vscode-languageserver'
import { OPERATIONS } from '../features/actions/operations.ts'
import { OPERATION_REQUEST, type OperationParams, type OperationResult } from '../protocol.ts'
import { soundRange } from './document.ts'
import type { Answering, Handler } from './requests.ts'

/** Answers requests for the edits of operations; the result works them out for others. */
export const answerOperations = (
  connection: Connection,
  answer: Answering,
): Handler<OperationParams, OperationResult | null> => {
  const handler = answer<OperationParams, OperationResult | null>(
    null,
    async ({ document, run }, { range, operation, choice }) => {
      if (!Object.hasOwn(OPERATIONS, operation)) return null
      const answered = typeof choice === 'string' ? choice : undefined
      const outcome = await run(OPERATIONS[operation](document.transcript(), soundRange(range), answered))
      return outcome.kind === 'edits' ? { ...outcome, version: document.version } : outcome
    },
  )
  connection.onRequest(OPERATION_REQUEST, (params: OperationParams, token): Promise<unknown> => handler(params, token))
  return handler
}
