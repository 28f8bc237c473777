import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { readTranscript } from '../model/transcript.ts'
import { NO_SLIPS, type Slips } from '../rules/support/slips.ts'
import { openIndex } from '../workspace/index.ts'
import { slipsIn } from '../workspace/slips.ts'
import { summaryOf } from '../workspace/summary.ts'
import { SEVERAL, voicesOf } from '../workspace/voices.ts'
import { inputs, STDIN } from './inputs.ts'
import type { SurroundingFiles } from './surroundingFiles.ts'

/** The labels of a file that are slips for those of speakers of others. */
export type Survey = (name: string) => Slips

const NOTHING: Survey = () => NO_SLIPS

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )

/** Reads all files once to know who speaks in them; keeps a summary of each, and no text. */
export const surveyOf = async (paths: readonly string[], { matches, of }: SurroundingFiles): Promise<Survey> => {
  const named = paths.filter(path => path !== STDIN)
  // Few files tell nothing of each other.
  const few = paths.length > 0 && named.length < SEVERAL + 1
  if (few && !(await Promise.all(named.map(isFolder))).includes(true)) return NOTHING
  const index = openIndex()
  for await (const input of inputs(named, Readable.from([]), matches)) {
    if ('refusal' in input) continue
    const { roster } = await of(input.name)
    index.put(resolve(input.name), summaryOf(readTranscript(input.text, roster)))
  }
  const voices = voicesOf(index)
  return name => {
    const summary = name === STDIN ? undefined : index.summary(resolve(name))
    return summary === undefined ? NO_SLIPS : slipsIn(summary, voices)
  }
}
