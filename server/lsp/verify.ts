import {
  CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver'
import { type Difference, differenceSteps, differing } from '../model/difference.ts'
import { type Transcript, transcriptSteps } from '../model/transcript.ts'
import { checkAfresh, checkSteps } from '../rules/index.ts'
import { parseSteps } from '../syntax/pieces.ts'
import { soundText } from '../text/longText.ts'
import { replaced } from '../text/replace.ts'
import type { Steps } from '../text/steps.ts'
import { type OpenDocument, openDocuments, renew, soundRange } from './document.ts'
import { describeError } from './requests.ts'
import { run } from './run.ts'

/** How long typing has to rest before the text is read afresh, in ms. */
const REST = 180
/** So many of the last edits are logged, each text up to this length in UTF-16 units. */
const SHOWN_EDITS = 8
const SHOWN_TEXT = 200

type Change = TextDocumentContentChangeEvent

/** `text` after one change of a notification. */
export const changed = (text: string, change: Change): string => {
  const newText = String(soundText(change.text))
  if (!('range' in change) || change.range === undefined || change.range === null) return newText
  return replaced(text, { range: soundRange(change.range), newText })
}

/** The first difference between a transcript kept through edits and a fresh reading of the text, and that reading. */
export function* compare(
  kept: Transcript,
  text: string,
): Steps<{ readonly difference: Difference | undefined; readonly fresh: Transcript }> {
  const fresh = yield* transcriptSteps(yield* parseSteps(text), kept.roster)
  const difference = yield* differenceSteps(kept, fresh)
  if (difference !== undefined) return { difference, fresh }
  const what = differing(yield* checkSteps(kept), yield* checkAfresh(fresh), 'problems')
  return { difference: what === undefined ? undefined : { what }, fresh }
}

const shownChange = (change: Change): string => {
  // What editors send is not always what they should.
  const text = JSON.stringify(String(change.text).slice(0, SHOWN_TEXT))
  if (!('range' in change)) return `all = ${text}`
  const { start, end } = soundRange(change.range)
  return `${start.line}:${start.character}-${end.line}:${end.character} = ${text}`
}

/** What the log says of a difference. */
export const describeDifference = (
  document: Pick<OpenDocument, 'uri' | 'version'>,
  { line, what }: Difference,
  changes: readonly Change[],
): string => {
  const place = line === undefined ? '' : ` from line ${line + 1} on`
  const edits = changes.slice(-SHOWN_EDITS).map(change => `\n  ${shownChange(change)}`)
  return `${document.uri}, version ${document.version}: what was kept through edits is not what a fresh reading finds${place}: ${what}. The server goes on with the fresh reading. The last edits (zero-based line:column):${edits.join('')}`
}

export type Verifying = {
  /** As `openDocuments.update`; of files that are verified it remembers the changes. */
  readonly update: typeof openDocuments.update
  /** Compares a file with a fresh reading when typing rests, if the setting says so. */
  readonly soon: (document: OpenDocument) => void
  readonly forget: (uri: string) => void
}

/** The text when it was last compared, and the changes since. */
type Watched = { readonly text: string; readonly changes: readonly Change[] }

/**
 * Carries out `transcript.trace.verifyIncremental`: compares what the server keeps of a file through edits with a fresh
 * reading of the text. The text too is kept apart, by replacing in a plain string, so that the blocks' own is compared.
 */
export const verifying = (
  log: Pick<Connection['console'], 'debug' | 'error'>,
  current: (uri: string) => OpenDocument | undefined,
  wanted: (uri: string) => Promise<boolean>,
  renewed: (document: OpenDocument) => void,
): Verifying => {
  const watched = new Map<string, Watched>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const verify = async (document: OpenDocument): Promise<void> => {
    const { uri, version } = document
    if (!(await wanted(uri))) {
      watched.delete(uri)
      return
    }
    const check = (): void => {
      if (current(uri) !== document) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.')
    }
    check()
    const since = watched.get(uri) ?? { text: document.getText(), changes: [] }
    watched.set(uri, since)
    const text = since.changes.reduce(changed, since.text)
    const kept = await run(document.prepare(), CancellationToken.None, check)
    const { difference, fresh } = await run(compare(kept, text), CancellationToken.None, check)
    watched.set(uri, { text, changes: [] })
    if (difference === undefined) {
      log.debug(`${uri}, version ${version}: the same as a fresh reading.`)
      return
    }
    log.error(describeDifference(document, difference, since.changes))
    renew(document, fresh)
    renewed(document)
  }
  return {
    update: (document, changes, version) => {
      const known = watched.get(document.uri)
      if (known !== undefined) watched.set(document.uri, { ...known, changes: [...known.changes, ...changes] })
      return openDocuments.update(document, changes, version)
    },
    soon: document => {
      clearTimeout(timers.get(document.uri))
      const start = (): void => {
        timers.delete(document.uri)
        verify(document).catch(error => {
          // A text that changed meanwhile has its own turn.
          if (!(error instanceof ResponseError)) log.error(describeError(error))
        })
      }
      timers.set(document.uri, setTimeout(start, REST))
    },
    forget: uri => {
      clearTimeout(timers.get(uri))
      timers.delete(uri)
      watched.delete(uri)
    },
  }
}
