// Changes of files for editors that watch none: what is known of the files is compared with what they are now.
import type { FileChange, Stamp } from '../workspace/host.ts'

/** So many files are looked at at once. */
const STRIDE = 100

/** Between two looks that nobody waits for rests at least so long, in ms, and so many times as long as a look takes. */
const REST = 500
const SHARE = 20

export type LookingAgain = {
  /** Looks at files, and tells of changes before it ends. */
  readonly now: (uris: readonly string[]) => Promise<void>
  /** The same a while later, however often it is called meanwhile. */
  readonly soon: (uris: () => readonly string[]) => void
}

/** `begun`: when the server started, in ms since 1970. A file that nobody looked at before is another if it changed since. */
export const lookingAgain = (
  stampOf: (uri: string) => Promise<Stamp | undefined>,
  changed: (changes: readonly FileChange[]) => void,
  begun: number,
): LookingAgain => {
  const stamps = new Map<string, Stamp | undefined>()
  let waiting = false
  let rest = REST

  const changeOf = async (uri: string): Promise<FileChange | undefined> => {
    const now = await stampOf(uri)
    const before = stamps.get(uri)
    const known = stamps.has(uri)
    stamps.set(uri, now)
    if (now === undefined) return before === undefined ? undefined : { uri, kind: 'deleted' }
    if (!known) return now.changed < begun ? undefined : { uri, kind: 'changed' }
    if (before === undefined) return { uri, kind: 'created' }
    return now.changed === before.changed && now.size === before.size ? undefined : { uri, kind: 'changed' }
  }

  const now = async (uris: readonly string[]): Promise<void> => {
    const start = performance.now()
    const changes: FileChange[] = []
    for (let at = 0; at < uris.length; at += STRIDE)
      for (const change of await Promise.all(uris.slice(at, at + STRIDE).map(changeOf)))
        if (change !== undefined) changes.push(change)
    rest = Math.max(REST, SHARE * (performance.now() - start))
    if (changes.length > 0) changed(changes)
  }

  return {
    now,
    soon: uris => {
      if (waiting) return
      waiting = true
      setTimeout(() => {
        waiting = false
        void now(uris())
      }, rest)
    },
  }
}
