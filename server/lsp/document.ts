import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { afterEditSteps } from '../model/afterEdit.ts'
import type { Roster } from '../model/roster.ts'
import { type Transcript, transcriptSteps, withRoster } from '../model/transcript.ts'
import type { Blocks } from '../syntax/block.ts'
import { type Edited, editSteps } from '../syntax/edit.ts'
import { parseSteps } from '../syntax/pieces.ts'
import { endOf, linesOf, placeAt, positionIn } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
import { soundText, type Text } from '../text/longText.ts'
import type { Position, Range } from '../text/range.ts'
import { itemsOf, seek, sumBefore, sumOf } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'

/** One version of an open file. Its text never changes: an edit makes another, which shares all blocks away from the edit. */
export type OpenDocument = {
  readonly uri: string
  readonly languageId: string
  readonly version: number
  readonly lineCount: number
  readonly blocks: Blocks
  /** Who may speak in it, by the workspace; later versions have it too. */
  readonly roster: Roster | undefined
  readonly cover: (roster: Roster | undefined) => void
  /** What the blocks mean; worked out when it is first asked for. */
  readonly transcript: () => Transcript
  /** The same in small steps: a file is read when somebody first asks about it, and holds up nobody else. */
  readonly prepare: () => Steps<Transcript>
  readonly getText: (range?: Range) => string
  /** UTF-16 offset of a position, clamped to its line. */
  readonly offsetAt: (position: Position) => number
  readonly positionAt: (offset: number) => Position
}

/** More edits than this between two looks at the meaning, and it is worked out afresh. */
const MOST_PENDING = 64

/** A number that an editor sent, made into a line or column. */
const whole = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER) : 0

/** A position as sent: anything that is no position is the nearest one. */
export const soundPosition = (position: Position | undefined | null): Position => ({
  line: whole(position?.line),
  character: whole(position?.character),
})

export const soundRange = (range: Range | undefined | null): Range => ({
  start: soundPosition(range?.start),
  end: soundPosition(range?.end),
})

const offsetAt = (blocks: Blocks, position: Position): number => {
  const place = placeAt(blocks, position)
  if (place === undefined) return 0
  return sumBefore(blocks, place.index).length + place.offset
}

const positionAt = (blocks: Blocks, offset: number): Position => {
  const found = seek(blocks, extent => extent.length, whole(offset))
  if (found === undefined) return { line: 0, character: 0 }
  const { item: block, before } = found
  const inside = whole(offset) - before.length
  if (inside >= block.text.length) return endOf(blocks)
  const { line } = positionIn(block, before.lines, inside)
  // Between CR and LF, and after LF of the line's end, is the end of the line.
  const start = linesOf(block)[line - before.lines] ?? 0
  return positionIn(block, before.lines, Math.min(inside, contentEnds(block.text)(start)))
}

const getText = (blocks: Blocks, range?: Range): string => {
  if (range === undefined) {
    return itemsOf(blocks)
      .map(block => block.text)
      .join('')
  }
  const start = offsetAt(blocks, range.start)
  const end = Math.max(start, offsetAt(blocks, range.end))
  const ofLength = (extent: { readonly length: number }): number => extent.length
  const first = seek(blocks, ofLength, start)
  const last = seek(blocks, ofLength, end)
  if (first === undefined || last === undefined) return ''
  const text = itemsOf(blocks, first.index, last.index + 1)
    .map(block => block.text)
    .join('')
  return text.slice(start - first.before.length, end - first.before.length)
}

/** The meaning known of an earlier version, and the edits since. */
type Base = { readonly transcript: Transcript; readonly edits: readonly Edited[] }

type Named = Pick<OpenDocument, 'uri' | 'languageId' | 'version'>

/** The blocks of a version, and what is known of their meaning. */
type Reading = { readonly blocks: Blocks; readonly base: Base | undefined }

const readings = new WeakMap<OpenDocument, () => Steps<Reading>>()
const renewals = new WeakMap<OpenDocument, (transcript: Transcript) => void>()

/** Makes a document hold a reading that is known to be right, in place of what it kept. */
export const renew = (document: OpenDocument, transcript: Transcript): void => renewals.get(document)?.(transcript)

/** A document whose blocks come from `read` when they are first needed, or step by step before. */
const documentOf = (named: Named, read: Steps<Reading> | Reading, rosterBefore: Roster | undefined): OpenDocument => {
  let roster = rosterBefore
  let blocks = 'blocks' in read ? read.blocks : undefined
  let from = 'blocks' in read ? read.base : undefined
  // A generator keeps what it was given for as long as it is kept itself: the text in the pieces in which it came.
  let rest = 'blocks' in read ? undefined : read
  let known: Transcript | undefined
  /** Several requests may take turns at the same reading. */
  function* reading(): Steps<Blocks> {
    while (blocks === undefined && rest !== undefined) {
      const step = rest.next()
      if (!step.done) yield
      else {
        rest = undefined
        if (blocks === undefined) ({ blocks, base: from } = step.value)
      }
    }
    return blocks as Blocks
  }
  const allBlocks = (): Blocks => blocks ?? finish(reading())
  function* meaning(): Steps<Transcript> {
    const all = yield* reading()
    let after = known ?? from?.transcript
    if (after === undefined) after = yield* transcriptSteps(all, roster)
    else if (known === undefined) for (const edit of from?.edits ?? []) after = yield* afterEditSteps(after, edit)
    // Meanwhile somebody else may have come to the end of it.
    const now = known ?? after
    from = undefined
    known = now.roster === roster ? now : withRoster(now, roster)
    return known
  }
  const document: OpenDocument = {
    ...named,
    get lineCount() {
      return sumOf(allBlocks()).lines + 1
    },
    get blocks() {
      return allBlocks()
    },
    get roster() {
      return roster
    },
    cover: wanted => {
      roster = wanted
    },
    transcript: () => (known !== undefined && known.roster === roster ? known : finish(meaning())),
    prepare: meaning,
    getText: range => getText(allBlocks(), range === undefined ? undefined : soundRange(range)),
    offsetAt: position => offsetAt(allBlocks(), soundPosition(position)),
    positionAt: offset => positionAt(allBlocks(), offset),
  }
  readings.set(document, function* () {
    const all = yield* reading()
    return { blocks: all, base: known === undefined ? from : { transcript: known, edits: [] } }
  })
  renewals.set(document, fresh => {
    blocks = fresh.blocks
    known = fresh
    from = undefined
  })
  return document
}

function* freshSteps(text: Text): Steps<Reading> {
  return { blocks: yield* parseSteps(text), base: undefined }
}

const create = (uri: string, languageId: string, version: number, content: Text): OpenDocument =>
  documentOf({ uri, languageId, version }, freshSteps(content), undefined)

type Change = TextDocumentContentChangeEvent

const rangeOf = (change: Change): Range | undefined =>
  'range' in change && change.range !== undefined && change.range !== null ? soundRange(change.range) : undefined

/** Carries out changes one after the other. */
function* changeSteps(document: OpenDocument, changes: readonly Change[]): Steps<Reading> {
  // What stood before the text was last replaced as a whole does not matter.
  const whole = changes.findLastIndex(change => rangeOf(change) === undefined)
  const last = changes[whole]
  let { blocks, base } = yield* last === undefined
    ? (readings.get(document)?.() ?? freshSteps(document.getText()))
    : freshSteps(soundText(last.text))
  for (const change of changes.slice(whole + 1)) {
    const range = rangeOf(change)
    if (range === undefined) continue
    const edited = yield* editSteps(blocks, { range, newText: soundText(change.text) })
    blocks = edited.blocks
    base =
      base === undefined || base.edits.length >= MOST_PENDING
        ? undefined
        : { transcript: base.transcript, edits: [...base.edits, edited] }
  }
  return { blocks, base }
}

/** So long an edit may take before the rest of it waits until somebody asks, in ms: nearly all are done in less. */
const AT_ONCE = 2

const update = (document: OpenDocument, changes: readonly Change[], version: number): OpenDocument => {
  const { uri, languageId } = document
  const read = changeSteps(document, changes)
  const until = performance.now() + AT_ONCE
  let step = read.next()
  while (!step.done && performance.now() < until) step = read.next()
  return documentOf({ uri, languageId, version }, step.done ? step.value : read, document.roster)
}

/** How `TextDocuments` makes and changes documents. */
export const openDocuments = { create, update }
