import type { Transcript } from '../model/transcript.ts'
import type { Problem } from '../rules/index.ts'
import { checkSteps } from '../rules/index.ts'
import type { Steps } from '../text/steps.ts'
import type { OpenDocument } from './document.ts'
import type { Settings } from './settings.ts'

type Known = { readonly settings: Settings; readonly problems: readonly Problem[] }

const known = new WeakMap<Transcript, Known>()

/** The problems of one version of a file; diagnostics and code actions ask for the same ones. */
export function* problemsOf(document: OpenDocument, settings: Settings): Steps<readonly Problem[]> {
  const transcript = yield* document.prepare()
  const before = known.get(transcript)
  if (before?.settings === settings) return before.problems
  const problems = yield* checkSteps(transcript, settings.surroundings)
  known.set(transcript, { settings, problems })
  return problems
}
