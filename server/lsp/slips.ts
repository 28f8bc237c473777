// Labels that are slips for those of other transcripts: kept for each file, and changed in all files that have them.

import { CancellationToken, type CodeAction, type CodeActionParams } from 'vscode-languageserver'
import { problemsAt } from '../features/actions/quickFixes.ts'
import { diagnosticOf } from '../features/diagnostics.ts'
import type { Problem } from '../rules/index.ts'
import { speakerElsewhere } from '../rules/speakerElsewhere.ts'
import { relabelling } from '../rules/support/relabel.ts'
import { NO_SLIPS, type Slips } from '../rules/support/slips.ts'
import { say } from '../text/message.ts'
import { fold } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import type { Index } from '../workspace/index.ts'
import { slipsIn } from '../workspace/slips.ts'
import { canonicalUri } from '../workspace/uris.ts'
import { keepVoices } from '../workspace/voices.ts'
import type { ClientAbilities } from './abilities.ts'
import type { Archive } from './archive.ts'
import { QUICK_FIX, wants } from './codeActions.ts'
import { type OpenDocument, soundRange } from './document.ts'
import { editOfFiles, type FileEdits } from './fileEdits.ts'
import type { Running } from './requests.ts'
import { run } from './run.ts'

export type KeptSlips = {
  /** The slips of a transcript; the same object as long as they are the same. */
  readonly of: (uri: string) => Slips
  /** Whether they are others than when this was last asked. */
  readonly renewed: (uri: string) => boolean
  /** Takes up what has become of the index, which has to stay as it is until this ends; the files whose slips are others. */
  readonly catchUp: () => Promise<ReadonlySet<string>>
}

const isSame = (a: Slips, b: Slips): boolean =>
  a.size === b.size &&
  [...a].every(([label, { near, files }]) => b.get(label)?.near === near && b.get(label)?.files === files)

export const keepSlips = (index: Index): KeptSlips => {
  /** Of the files that have any. */
  const known = new Map<string, Slips>()
  const told = new Map<string, Slips>()
  const voices = keepVoices(index)
  const of = (uri: string): Slips => known.get(canonicalUri(uri)) ?? NO_SLIPS

  /** Says whether the slips of a file are others. */
  const look = (uri: string): boolean => {
    const summary = index.summary(uri)
    const slips = summary === undefined ? NO_SLIPS : slipsIn(summary, voices)
    if (isSame(slips, of(uri))) return false
    if (slips.size === 0) known.delete(uri)
    else known.set(uri, slips)
    return true
  }
  /** Looks only at files of which somebody who speaks has changed, or has become near somebody else. */
  function* follow(): Steps<ReadonlySet<string>> {
    const { labels, files } = index.news()
    const again = new Set(files)
    for (const label of yield* voices.follow(labels)) {
      yield
      for (const uri of index.label(label)?.files ?? []) again.add(uri)
    }
    for (const uri of again) {
      yield
      if (!look(uri)) again.delete(uri)
    }
    return again
  }
  return {
    of,
    renewed: uri => {
      const slips = of(uri)
      const other = slips !== (told.get(uri) ?? NO_SLIPS)
      told.set(uri, slips)
      return other
    },
    catchUp: () => run(follow(), CancellationToken.None, () => undefined),
  }
}

/** What an action has to remember whose edits are worked out when it is chosen. */
type Everywhere = { readonly uri: string; readonly label: string; readonly to: string }

const everywhereOf = ({ data, edit }: CodeAction): Everywhere | undefined => {
  const { uri, label, to }: Partial<Everywhere> = edit === undefined ? Object(data) : {}
  return typeof uri === 'string' && typeof label === 'string' && typeof to === 'string' ? { uri, label, to } : undefined
}

/** Changing a slip in all files that have it. */
export const slipActions = (archive: Archive, slips: KeptSlips, abilities: () => ClientAbilities) => {
  const editFor = async ({ label, to }: Everywhere, { token, run }: Running) => {
    await archive.settled(token)
    const changed: FileEdits[] = []
    for (const uri of [...(archive.index.label(label)?.files ?? [])].sort()) {
      const file = slips.of(uri).get(label)?.near === to ? await archive.read(uri) : undefined
      if (file === undefined) continue
      const edits = await run(relabelling(file.transcript, label, to))
      const { transcript: _, ...found } = file
      if (edits.length > 0) changed.push({ ...found, edits })
    }
    return editOfFiles(changed, [], archive, abilities())
  }
  return {
    actions: async (
      document: OpenDocument,
      problems: readonly Problem[],
      params: CodeActionParams,
      running: Running,
    ): Promise<CodeAction[]> => {
      if (!abilities().codeActionLiterals || !wants(params.context?.only, QUICK_FIX)) return []
      const own = slips.of(document.uri)
      const actions: CodeAction[] = []
      for (const problem of problemsAt(problems, soundRange(params.range))) {
        if (problem.code !== speakerElsewhere.code) continue
        const label = fold(document.getText(problem.range))
        const to = own.get(label)?.near
        const files = [...(archive.index.label(label)?.files ?? [])].filter(
          uri => slips.of(uri).get(label)?.near === to,
        )
        if (to === undefined || files.length < 2) continue
        const data: Everywhere = { uri: document.uri, label, to }
        const title = abilities().tell(say`Change “${label}” to “${to}” in all ${files.length} files`)
        const action = { title, kind: QUICK_FIX, diagnostics: [diagnosticOf(problem, abilities().tell)] }
        actions.push(
          abilities().resolvesEdits ? { ...action, data } : { ...action, edit: await editFor(data, running) },
        )
      }
      return actions
    },
    /** The action with its edits; undefined for one of another kind. */
    resolve: async (action: CodeAction, running: Running): Promise<CodeAction | undefined> => {
      const data = everywhereOf(action)
      return data === undefined ? undefined : { ...action, edit: await editFor(data, running) }
    },
  }
}
