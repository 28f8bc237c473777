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
import type { Index } from '../workspace/index.ts'
import { slipsIn, type Voices, voicesSteps } from '../workspace/slips.ts'
import { canonicalUri } from '../workspace/uris.ts'
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
  /** Takes up what has become of the index, which has to stay as it is until this ends. */
  readonly catchUp: () => Promise<void>
}

export const keepSlips = (index: Index): KeptSlips => {
  const known = new Map<string, { readonly voices: Voices; readonly key: string; readonly slips: Slips }>()
  const told = new Map<string, Slips>()
  let revision = index.revision()
  let voices: Voices | undefined
  const of = (uri: string): Slips => {
    const name = canonicalUri(uri)
    const summary = index.summary(name)
    const before = known.get(name)
    if (summary === undefined) known.delete(name)
    // Until all is read for the first time nobody is known.
    if (summary === undefined || voices === undefined || before?.voices === voices) return before?.slips ?? NO_SLIPS
    const now = slipsIn(name, summary, voices)
    const key = JSON.stringify([...now])
    const slips = before?.key === key ? before.slips : now
    known.set(name, { voices, key, slips })
    return slips
  }
  return {
    of,
    renewed: uri => {
      const slips = of(uri)
      const other = slips !== (told.get(uri) ?? NO_SLIPS)
      told.set(uri, slips)
      return other
    },
    catchUp: async () => {
      if (revision === index.revision()) return
      revision = index.revision()
      voices = await run(voicesSteps(index), CancellationToken.None, () => undefined)
    },
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
