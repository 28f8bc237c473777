import type { Problem } from '../rules/index.ts'
import { checkSteps } from '../rules/index.ts'
import type { Steps } from '../text/steps.ts'
import type { OpenDocument } from './document.ts'
import type { Settings } from './settings.ts'

type Known = { readonly settings: Settings; readonly problems: readonly Problem[] }

const known = new WeakMap<OpenDocument, Known>()

/** The problems of one version of a file; diagnostics and code actions ask for the same ones. */
export function* problemsOf(document: OpenDocument, settings: Settings): Steps<readonly Problem[]> {
  const before = known.get(document)
  if (before?.settings === settings) return before.problems
  const problems = yield* checkSteps(yield* document.prepare(), settings.severities)
  known.set(document, { settings, problems })
  return problems
}
