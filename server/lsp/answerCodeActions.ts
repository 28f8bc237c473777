import { type Connection, MessageType } from 'vscode-languageserver'
import type { ClientAbilities } from './abilities.ts'
import { codeActions, laterEdit, laterOf, QUICK_FIX, wants } from './codeActions.ts'
import { problemsOf } from './problems.ts'
import { type Answering, runningUnder } from './requests.ts'
import type { Settings } from './settings.ts'
import type { slipActions } from './slips.ts'
import type { Support } from './supportFiles.ts'

/** Answers what can be done at a place, and later what it would change; `outdated` is the error where the text is another by then. */
export const answerCodeActions = (
  connection: Connection,
  answer: Answering,
  support: Support,
  settings: { readonly of: (uri: string) => Promise<Settings> },
  inAllFiles: ReturnType<typeof slipActions>,
  abilities: () => ClientAbilities,
  outdated: () => Error,
): void => {
  connection.onCodeAction(
    support.codeActions(
      answer([], async (request, params) => {
        const { document, run } = request
        const own = await settings.of(document.uri)
        const problems = wants(params.context?.only, QUICK_FIX) ? await run(problemsOf(document, own)) : []
        const elsewhere = await inAllFiles.actions(document, problems, params, request)
        return await run(codeActions(document, problems, params, own.surroundings, abilities(), elsewhere))
      }),
    ),
  )
  connection.onCodeActionResolve(async (action, token) => {
    const later = laterOf(action)
    if (later === undefined) return (await inAllFiles.resolve(action, runningUnder(token))) ?? action
    const params = { textDocument: { uri: later.uri }, action }
    const resolve = answer(action, async ({ document, run }) => {
      if (document.version !== later.version) throw outdated()
      const { surroundings } = await settings.of(document.uri)
      const found = await run(laterEdit(document, later, surroundings, abilities()))
      if ('edit' in found) return { ...action, ...found }
      // An action that cannot be carried out after all does nothing, and the user is told why.
      if (found.kind === 'refused')
        connection.sendNotification('window/showMessage', {
          type: MessageType.Info,
          message: abilities().tell(found.message),
        })
      return action
    })
    return resolve(params, token)
  })
}
