import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver'
import { fixableKinds } from '../features/actions/fixKind.ts'
import { guessAt } from '../features/actions/guess.ts'
import { ignoring } from '../features/actions/ignore.ts'
import type { Outcome } from '../features/actions/operation.ts'
import {
  FILE_OFFERS,
  type Offer,
  OPERATION_KINDS,
  OPERATIONS,
  placeOffers,
  possible,
} from '../features/actions/operations.ts'
import { problemsAt, quickFixes } from '../features/actions/quickFixes.ts'
import { diagnosticOf } from '../features/diagnostics.ts'
import type { OperationEdits } from '../protocol.ts'
import { fixing, safeFix } from '../rules/fixing.ts'
import type { Problem, Surroundings } from '../rules/index.ts'
import { type Message, say } from '../text/message.ts'
import type { Position, Range, TextEdit } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import type { ClientAbilities } from './abilities.ts'
import { type OpenDocument, soundPosition, soundRange } from './document.ts'

/** The protocol's kind of an action that repairs a problem. */
export const QUICK_FIX = 'quickfix'
/** Repairs all of a file that can be repaired for certain; editors may do so when they save. */
const FIX_ALL = 'source.fixAll.transcript'

/** The kinds of code action that the server has. */
export const CODE_ACTION_KINDS = [QUICK_FIX, FIX_ALL, ...OPERATION_KINDS]

/** The protocol's `CodeActionTriggerKind` of a request that nobody made: the cursor has moved. */
const AUTOMATIC = 2

export const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '')

const workspaceEdit = (
  document: OpenDocument,
  edits: readonly TextEdit[],
  abilities: ClientAbilities,
): WorkspaceEdit => {
  const { uri, version } = document
  const plain = edits.map(({ range, newText }) => ({ range, newText }))
  return abilities.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: plain }] }
    : { changes: { [uri]: plain } }
}

/** What an action whose edit is worked out later has to remember: the text, and what to do with it. */
type Later = { readonly uri: string; readonly version: number } & (
  | { readonly kind: 'fix'; readonly code: string }
  | { readonly kind: 'guess'; readonly position: Position }
  | ({ readonly kind: 'operation'; readonly range: Range } & Pick<Offer, 'operation' | 'choice'>)
)

/** The edits that repair all problems of one kind, each by its first fix; or all kinds by safe fixes. */
function* fixAllEdits(
  document: OpenDocument,
  surroundings: Surroundings,
  code: string | undefined,
): Steps<readonly TextEdit[]> {
  const wanted =
    code === undefined ? safeFix : (problem: Problem) => (problem.code === code ? problem.fixes[0] : undefined)
  const { changes } = yield* fixing(document.getText(), wanted, surroundings, document.roster)
  return changes.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }))
}

const fixesAt = (
  document: OpenDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  abilities: ClientAbilities,
): CodeAction[] =>
  quickFixes(problems, soundRange(params.range)).map(({ problem, fix, preferred }) => ({
    title: abilities.tell(fix.title),
    kind: QUICK_FIX,
    diagnostics: [diagnosticOf(problem, abilities.tell)],
    edit: workspaceEdit(document, fix.edits, abilities),
    ...(preferred && abilities.preferredActions ? { isPreferred: true } : {}),
  }))

const ignoresAt = (
  document: OpenDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  abilities: ClientAbilities,
): CodeAction[] => {
  const seen = new Set<string>()
  return problemsAt(problems, soundRange(params.range)).flatMap(problem => {
    const { code, range } = problem
    if (seen.has(code) || code.startsWith('ignore-')) return []
    seen.add(code)
    const { here, file } = ignoring(document.transcript(), code, range.start)
    const action = (title: Message, edit: TextEdit): CodeAction => ({
      title: abilities.tell(title),
      kind: QUICK_FIX,
      diagnostics: [diagnosticOf(problem, abilities.tell)],
      edit: workspaceEdit(document, [edit], abilities),
    })
    return [
      ...(here === undefined ? [] : [action(say`Ignore ${code} here`, here)]),
      action(say`Ignore ${code} in this file`, file),
    ]
  })
}

/** The fixes of the problems at a range, for a file that is no transcript. */
export const fixActions = (
  document: OpenDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  abilities: ClientAbilities,
): CodeAction[] =>
  abilities.codeActionLiterals && wants(params.context?.only, QUICK_FIX)
    ? fixesAt(document, problems, params, abilities)
    : []

/** Operations on turns, text and header; those on the whole file where somebody asks for source actions. */
function* operationsAt(
  document: OpenDocument,
  params: CodeActionParams,
  abilities: ClientAbilities,
): Steps<CodeAction[]> {
  const { only, triggerKind } = params.context ?? {}
  const range = soundRange(params.range)
  const transcript = document.transcript()
  const here =
    triggerKind !== AUTOMATIC && (only === undefined || only.some(kind => kind === '' || kind.startsWith('refactor')))
  const offers = [
    ...(here ? yield* placeOffers(transcript, range) : []),
    ...(only === undefined ? [] : FILE_OFFERS),
  ].filter(({ kind }) => wants(only, kind))
  const actions: CodeAction[] = []
  for (const { title: message, kind, operation, choice } of yield* possible(transcript, range, offers)) {
    const title = abilities.tell(message)
    const { uri, version } = document
    const later: Later = {
      kind: 'operation',
      uri,
      version,
      range,
      operation,
      ...(choice === undefined ? {} : { choice }),
    }
    if (abilities.resolvesEdits) {
      actions.push({ title, kind, data: later })
      continue
    }
    const outcome = yield* OPERATIONS[operation](transcript, range, choice)
    if (outcome.kind === 'edits') actions.push({ title, kind, edit: workspaceEdit(document, outcome.edits, abilities) })
  }
  return actions
}

/**
 * The code actions for a range: the fixes of the problems there, `inOtherFiles` too, those of all their kind, and last how to
 * silence them.
 */
export function* codeActions(
  document: OpenDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  surroundings: Surroundings,
  abilities: ClientAbilities,
  inOtherFiles: readonly CodeAction[],
): Steps<CodeAction[]> {
  const only = params.context?.only
  if (!abilities.codeActionLiterals) return []
  const { uri, version } = document
  const actions: CodeAction[] = []
  /** Long edits are left for later, where the editor asks for them then. */
  function* completed(action: CodeAction, later: Later, edits: () => Steps<readonly TextEdit[]>): Steps<CodeAction> {
    return abilities.resolvesEdits
      ? { ...action, data: later }
      : { ...action, edit: workspaceEdit(document, yield* edits(), abilities) }
  }
  if (wants(only, QUICK_FIX)) {
    actions.push(...fixesAt(document, problems, params, abilities), ...inOtherFiles)
    for (const { code, problem, count } of fixableKinds(problems, soundRange(params.range))) {
      const action = {
        title: abilities.tell(say`Repair all ${count} problems of this kind (${code})`),
        kind: QUICK_FIX,
        diagnostics: [diagnosticOf(problem, abilities.tell)],
      }
      const later: Later = { kind: 'fix', uri, version, code }
      actions.push(yield* completed(action, later, () => fixAllEdits(document, surroundings, code)))
    }
    const position = soundRange(params.range).start
    const guess = guessAt(document.transcript(), position)
    if (guess !== undefined) {
      const action = { title: abilities.tell(guess.title), kind: QUICK_FIX }
      actions.push(yield* completed(action, { kind: 'guess', uri, version, position }, guess.edits))
    }
    actions.push(...ignoresAt(document, problems, params, abilities))
  }
  actions.push(...(yield* operationsAt(document, params, abilities)))
  // Only where somebody asks for it: on saving, or from the menu of source actions.
  if (only !== undefined && wants(only, FIX_ALL)) {
    const edits = yield* fixAllEdits(document, surroundings, undefined)
    if (edits.length > 0) {
      const edit = workspaceEdit(document, edits, abilities)
      actions.push({ title: abilities.tell(say`Repair all that can be repaired for certain`), kind: FIX_ALL, edit })
    }
  }
  return actions
}

/** What an action that an editor sent back has to be completed by; undefined if it is complete. */
export const laterOf = (action: CodeAction): Later | undefined => {
  const data: Partial<Later> | undefined = action.edit === undefined ? action.data : undefined
  if (typeof data?.uri !== 'string' || typeof data.version !== 'number') return undefined
  return data.kind === 'fix' ||
    data.kind === 'guess' ||
    (data.kind === 'operation' && Object.hasOwn(OPERATIONS, data.operation ?? ''))
    ? (data as Later)
    : undefined
}

/** The edit of an action, which was left out when it was offered, or why there is none. */
export function* laterEdit(
  document: OpenDocument,
  later: Later,
  surroundings: Surroundings,
  abilities: ClientAbilities,
): Steps<{ readonly edit: WorkspaceEdit } | Exclude<Outcome, OperationEdits>> {
  if (later.kind === 'fix')
    return { edit: workspaceEdit(document, yield* fixAllEdits(document, surroundings, later.code), abilities) }
  if (later.kind === 'guess') {
    const guess = guessAt(document.transcript(), soundPosition(later.position))
    return { edit: workspaceEdit(document, guess === undefined ? [] : yield* guess.edits(), abilities) }
  }
  const range = soundRange(later.range)
  const outcome = yield* OPERATIONS[later.operation](document.transcript(), range, later.choice)
  return outcome.kind === 'edits' ? { edit: workspaceEdit(document, outcome.edits, abilities) } : outcome
}
