import type { Connection } from 'vscode-languageserver'
import type { Outcome } from '../features/actions/operation.ts'
import { OPERATIONS } from '../features/actions/operations.ts'
import { OPERATION_REQUEST, type OperationParams, type OperationResult } from '../protocol.ts'
import type { Tell } from '../text/message.ts'
import type { ClientAbilities } from './abilities.ts'
import { soundRange } from './document.ts'
import type { Answering, Handler } from './requests.ts'

/** An outcome for the text of a version, in the editor's language. */
const told = (outcome: Outcome, version: number, tell: Tell): OperationResult => {
  switch (outcome.kind) {
    case 'edits': {
      const { message, ...edits } = outcome
      return { ...edits, version, ...(message === undefined ? {} : { message: tell(message) }) }
    }
    case 'refused':
      return { ...outcome, message: tell(outcome.message) }
    case 'ask':
      return { ...outcome, prompt: tell(outcome.prompt) }
    case 'choose': {
      const choices = outcome.choices.map(({ description, ...choice }) =>
        description === undefined ? choice : { ...choice, description: tell(description) },
      )
      return { ...outcome, prompt: tell(outcome.prompt), choices }
    }
  }
}

/** Answers requests for the edits of operations; the result works them out for others. */
export const answerOperations = (
  connection: Connection,
  answer: Answering,
  abilities: () => ClientAbilities,
): Handler<OperationParams, OperationResult | null> => {
  const handler = answer<OperationParams, OperationResult | null>(
    null,
    async ({ document, run }, { range, operation, choice }) => {
      if (!Object.hasOwn(OPERATIONS, operation)) return null
      const answered = typeof choice === 'string' ? choice : undefined
      const outcome = await run(OPERATIONS[operation](document.transcript(), soundRange(range), answered))
      return told(outcome, document.version, abilities().tell)
    },
  )
  connection.onRequest(OPERATION_REQUEST, (params: OperationParams, token): Promise<unknown> => handler(params, token))
  return handler
}
