// The commands of the extension for editors that have none of their own: by `workspace/executeCommand`.

import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type ExecuteCommandOptions,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { OPERATIONS } from '../features/actions/operations.ts'
import type {
  CollectedRoster,
  Destination,
  OperationEdits,
  OperationName,
  OperationParams,
  OperationResult,
  PlaceParams,
  PlaceResult,
  Question,
} from '../protocol.ts'
import { say } from '../text/message.ts'
import type { Range } from '../text/range.ts'
import type { ClientAbilities } from './abilities.ts'
import type { Handler } from './requests.ts'

/** The editor itself may have commands without this prefix: VS Code does, and takes no two of one name. */
const PREFIX = 'transcript.server.'

const PLACES: Readonly<Record<string, Destination>> = {
  nextTurn: { to: 'turn', backwards: false },
  previousTurn: { to: 'turn', backwards: true },
  nextTurnOfSpeaker: { to: 'turnOfSpeaker', backwards: false },
  previousTurnOfSpeaker: { to: 'turnOfSpeaker', backwards: true },
  nextProblem: { to: 'problem', backwards: false },
  previousProblem: { to: 'problem', backwards: true },
}

const COLLECT = 'collectRoster'

export const executeCommandProvider: ExecuteCommandOptions = {
  commands: [...Object.keys(PLACES), ...Object.keys(OPERATIONS), COLLECT].map(name => PREFIX + name),
}

/** So many things to choose from a message offers. */
const MOST_CHOICES = 9

const failed = (message: string): Error => new ResponseError(LSPErrorCodes.RequestFailed, message)

const isOperation = (name: string): name is OperationName => Object.hasOwn(OPERATIONS, name)

/** What carries out the commands. */
export type Work = {
  readonly place: Handler<PlaceParams, PlaceResult | null>
  readonly operate: Handler<OperationParams, OperationResult | null>
  readonly collect: (token: CancellationToken) => Promise<CollectedRoster>
}

/** Answers commands. Their one argument is that of the requests in `protocol.ts`, without what the command itself says. */
export const answerCommands = (
  connection: Connection,
  { place, operate, collect }: Work,
  abilities: () => ClientAbilities,
): void => {
  const notify = (message: string | undefined): void => {
    if (message !== undefined)
      void connection.sendNotification('window/showMessage', { type: MessageType.Info, message })
  }
  const show = async (uri: string, selection: Range | undefined): Promise<void> => {
    if (selection !== undefined && abilities().showsDocuments)
      await connection.window.showDocument({ uri, selection, takeFocus: true })
  }

  /** The answer to a question, if somebody gives one. */
  const choose = async (question: Question): Promise<string | undefined> => {
    if (question.kind === 'ask')
      throw failed(abilities().tell(say`${question.prompt} Say so in “choice”, for example ${question.example}.`))
    const choices = question.choices.slice(0, MOST_CHOICES)
    const items = choices.map(({ label }) => ({ title: label }))
    const chosen = await connection.window.showInformationMessage(question.prompt, ...items)
    return choices.find(({ label }) => label === chosen?.title)?.choice
  }

  const apply = async (uri: string, outcome: OperationEdits & { readonly version: number }): Promise<void> => {
    const { edits, version, select, message } = outcome
    if (edits.length > 0) {
      const edit: WorkspaceEdit = abilities().versionedEdits
        ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
        : { changes: { [uri]: [...edits] } }
      const { applied, failureReason } = await connection.workspace.applyEdit(edit)
      if (!applied) throw failed(failureReason ?? abilities().tell(say`The editor has not applied the edits.`))
    }
    await show(uri, select)
    notify(message)
  }

  const carryOut = async (params: OperationParams, token: CancellationToken): Promise<void> => {
    const outcome = await operate(params, token)
    if (outcome === null) throw failed(abilities().tell(say`This file is not open, or it is no transcript.`))
    if (outcome.kind === 'refused') throw failed(outcome.message)
    if (outcome.kind === 'edits') return apply(params.textDocument.uri, outcome)
    const choice = await choose(outcome)
    return choice === undefined ? undefined : carryOut({ ...params, choice }, token)
  }

  connection.onExecuteCommand(async ({ command, arguments: list }, token) => {
    const given = list?.[0]
    const name = command.startsWith(PREFIX) ? command.slice(PREFIX.length) : ''
    const destination = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined
    if (destination !== undefined) {
      const params: PlaceParams = { ...given, destination }
      const found = await place(params, token)
      await show(params.textDocument.uri, found?.range)
      notify(found?.message)
      return found
    }
    if (name === COLLECT) return collect(token)
    if (!isOperation(name))
      throw new ResponseError(ErrorCodes.InvalidParams, abilities().tell(say`There is no command ${command}.`))
    await carryOut({ ...given, operation: name }, token)
    return null
  })
}
