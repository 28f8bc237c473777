import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { afterEdit } from '../model/afterEdit.ts'
import type { Roster } from '../model/roster.ts'
import { type Transcript, transcriptOf, transcriptSteps, withRoster } from '../model/transcript.ts'
import type { Blocks } from '../syntax/block.ts'
import { parseBlocks, parseSteps } from '../syntax/blocks.ts'
import { type Edited, editBlocks } from '../syntax/edit.ts'
import { endOf, linesOf, placeAt, positionIn } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
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
  const { block, index, line, offset } = place
  const start = linesOf(block)[position.line - line]
  const end = start === undefined ? block.text.length : contentEnds(block.text)(start)
  return sumBefore(blocks, index).length + Math.min(offset, end)
}

const positionAt = (blocks: Blocks, offset: number): Position => {
  const found = seek(blocks, extent => extent.length, whole(offset))
  if (found === undefined) return { line: 0, character: 0 }
  const { item: block, before } = found
  const inside = whole(offset) - before.length
  if (inside >= block.text.length) return endOf(blocks)
  const position = positionIn(block, before.lines, inside)
  // Between CR and LF, and after LF of the line's end, is the end of the line.
  const start = linesOf(block)[position.line - before.lines] ?? 0
  return { line: position.line, character: Math.min(position.character, contentEnds(block.text)(start) - start) }
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

const bases = new WeakMap<OpenDocument, () => Base | undefined>()
const renewals = new WeakMap<OpenDocument, (transcript: Transcript) => void>()

/** Makes a document hold a reading that is known to be right, in place of what it kept. */
export const renew = (document: OpenDocument, transcript: Transcript): void => renewals.get(document)?.(transcript)

/** A document whose blocks come from `read` when they are first needed, or step by step before. */
const documentOf = (
  named: Named,
  read: Steps<Blocks> | Blocks,
  base: Base | undefined,
  rosterBefore: Roster | undefined,
): OpenDocument => {
  let roster = rosterBefore
  let blocks = 'root' in read ? read : undefined
  let known: Transcript | undefined
  let from = base
  const allBlocks = (): Blocks => {
    blocks ??= 'root' in read ? read : finish(read)
    return blocks
  }
  const transcript = (): Transcript => {
    if (known === undefined) {
      known =
        from === undefined
          ? transcriptOf(allBlocks(), undefined, roster)
          : from.edits.reduce(afterEdit, from.transcript)
      from = undefined
    }
    if (known.roster !== roster) known = withRoster(known, roster)
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
    transcript,
    *prepare() {
      // Several requests may take turns at the same reading.
      while (blocks === undefined && !('root' in read)) {
        const step = read.next()
        if (step.done) blocks ??= step.value
        else yield
      }
      if (blocks !== undefined && known === undefined && from === undefined) {
        known = yield* transcriptSteps(blocks, roster)
      }
      return transcript()
    },
    getText: range => getText(allBlocks(), range === undefined ? undefined : soundRange(range)),
    offsetAt: position => offsetAt(allBlocks(), soundPosition(position)),
    positionAt: offset => positionAt(allBlocks(), offset),
  }
  bases.set(document, () => (known === undefined ? from : { transcript: known, edits: [] }))
  renewals.set(document, fresh => {
    blocks = fresh.blocks
    known = fresh
    from = undefined
  })
  return document
}

const create = (uri: string, languageId: string, version: number, content: string): OpenDocument =>
  documentOf({ uri, languageId, version }, parseSteps(content), undefined, undefined)

const update = (
  document: OpenDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): OpenDocument => {
  const { uri, languageId } = document
  const named = { uri, languageId, version }
  const [only] = changes
  if (changes.length === 1 && only !== undefined && !('range' in only) && typeof only.text === 'string') {
    return documentOf(named, parseSteps(only.text), undefined, document.roster)
  }
  let { blocks } = document
  let base = bases.get(document)?.()
  for (const change of changes) {
    const newText = typeof change.text === 'string' ? change.text : ''
    if (!('range' in change) || change.range === undefined || change.range === null) {
      blocks = parseBlocks(newText)
      base = undefined
      continue
    }
    const edited = editBlocks(blocks, { range: soundRange(change.range), newText })
    blocks = edited.blocks
    base =
      base === undefined || base.edits.length >= MOST_PENDING
        ? undefined
        : { transcript: base.transcript, edits: [...base.edits, edited] }
  }
  return documentOf(named, blocks, base, document.roster)
}

/** How `TextDocuments` makes and changes documents. */
export const openDocuments = { create, update }
