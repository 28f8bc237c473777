import { labelOf, mannerOf } from '../model/labels.ts'
import { type Mention, mentionsIn, openingsWith } from '../model/mentions.ts'
import { nameProblem } from '../model/names.ts'
import { namingsOf } from '../model/namings.ts'
import { type Refusal, type Renamed, type Renaming, renaming } from '../model/renaming.ts'
import type { Roster } from '../model/roster.ts'
import type { Speaker } from '../model/speakers.ts'
import { resolutionOf, type Transcript } from '../model/transcript.ts'
import { declareSpeakers } from '../rules/support/headerEdits.ts'
import { needsDeclaration } from '../rules/support/verdict.ts'
import type { Block } from '../syntax/block.ts'
import { readBlocks } from '../syntax/blocks.ts'
import { placeAt, rangeIn } from '../syntax/position.ts'
import { type Message, say } from '../text/message.ts'
import type { Position, Range, TextEdit } from '../text/range.ts'
import { fold } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import { all, quoted } from '../text/wording.ts'
import { mentionsAt } from './mentionsAt.ts'
import { type Change, inHeader } from './rename/inHeader.ts'
import { type Elsewhere, entryEdits, personOf, placeInRoster, rosterAfter, type Wanted } from './rename/inRoster.ts'

/** What can be renamed at a place: where it stands, and the name that an editor offers to change. */
export type Renameable = { readonly range: Range; readonly placeholder: string }

/** The edits of a renaming; `merges` says whom it makes one, where somebody has to agree to that. */
export type Rename = {
  readonly edits: readonly TextEdit[]
  /** Those of the roster. */
  readonly elsewhere?: Elsewhere
  readonly merges?: Message
}

const renamedBy = ({ speaker, by, spelling }: Mention): Renamed =>
  by === 'alias' ? { kind: 'alias', speaker, from: spelling } : { kind: 'name', speaker, from: spelling }

/** The one speaker who is named at a position, or why nobody can be renamed there; undefined where nobody is named. */
function* find(
  transcript: Transcript,
  position: Position,
): Steps<{ readonly mention: Mention; readonly range: Range } | Refusal | undefined> {
  const at = yield* mentionsAt(transcript, position)
  if (at === undefined) {
    const place = placeAt(transcript.blocks, position)
    const resolution = place === undefined ? undefined : resolutionOf(transcript, place.block)
    if (place === undefined || resolution === undefined || place.offset > (place.block.opening?.head.end ?? 0))
      return undefined
    if (resolution.kind === 'rejected')
      return { refusal: say`“${resolution.speaker}” is no speaker here, because ${resolution.reason}.` }
    return resolution.speaker === '' ? { refusal: say`The speaker has no name here.` } : undefined
  }
  const [mention, ...others] = at.mentions
  if (mention === undefined) return undefined
  if (others.length > 0) return { refusal: say`Several speakers stand here: put the cursor on one of their names.` }
  return { mention, range: rangeIn(at.block, at.line, mention.span) }
}

/** What can be renamed at a position; a reason where it is a label and yet cannot; undefined in other places. */
export function* renameableAt(transcript: Transcript, position: Position): Steps<Renameable | Refusal | undefined> {
  const found = yield* find(transcript, position)
  if (found === undefined || 'refusal' in found) return found
  return { range: found.range, placeholder: found.mention.spelling }
}

/** The first line of a turn after changes, read as the line that it will be. */
const readAfter = (block: Block, changes: readonly Change[]): Block | undefined => {
  const end = block.opening?.end ?? 0
  let line = block.text.slice(0, end)
  for (const { span, newText } of [...changes].sort((a, b) => b.span.start - a.span.start))
    line = line.slice(0, span.start) + newText + line.slice(span.end)
  return readBlocks(line, block.before)[0]
}

/** Whether a line after its change is the same turn opening but for the label, which is `label` then. */
const readsBack = (block: Block, changes: readonly Change[], label: string): boolean => {
  const [before, after] = [block.opening, readAfter(block, changes)?.opening]
  if (before === undefined || after === undefined || after.name !== label) return false
  return (
    after.end - after.body === before.end - before.body &&
    after.time?.ms === before.time?.ms &&
    (after.manner === undefined) === (before.manner === undefined) &&
    after.emphasised === before.emphasised
  )
}

/** The changes of one turn opening: its names one by one; the whole label, or that and a colon, where that does not read back. */
const inOpening = (
  transcript: Transcript,
  block: Block,
  { labels, spell }: Renaming,
  from: string,
): readonly Change[] | undefined => {
  const { opening, text } = block
  if (opening === undefined) return []
  const label = labels.get(labelOf(block)) ?? labelOf(block)
  const changes: Change[] = []
  for (const mention of mentionsIn(transcript, block)) {
    const newText = spell(mention, text.slice(mention.span.start, mention.span.end))
    if (newText !== undefined) changes.push({ span: mention.span, newText })
  }
  if (readsBack(block, changes, label)) return changes
  const introduction = changes.filter(({ span }) => span === opening.manner && mannerOf(block) === from)
  const whole = [{ span: opening.label, newText: label }, ...introduction]
  if (readsBack(block, whole, label)) return whole
  // `Q    …` stands for a speaker without a colon only as long as it is that letter.
  const withColon = [{ span: { start: opening.label.start, end: opening.body }, newText: `${label}: ` }]
  return opening.colon === undefined && readsBack(block, withColon, label) ? withColon : undefined
}

/** A speaker of whom nothing but the name is declared. */
const speakerNamed = (name: string): Speaker => {
  const nowhere = { start: 0, end: 0 }
  const nothing = { organization: undefined, language: undefined, color: undefined, note: undefined }
  return { name, nameSpan: nowhere, span: nowhere, roles: [], aliases: [], ...nothing }
}

/**
 * In a file that lists its speakers, one who had no need to be listed has it under a real name: `Question` does not, and
 * `Anna Berg` does. The same where the new name would not be taken for a speaker by itself.
 */
function* declarationFor(
  transcript: Transcript,
  { kind, speaker, from }: Renamed,
  to: string,
  plain: Renaming | Refusal,
): Steps<{ readonly edits: readonly TextEdit[]; readonly outcome: Renaming } | undefined> {
  const { speakers, roster } = transcript
  if (kind === 'alias' || speakers.length === 0 || namingsOf(transcript).declared.has(speaker)) return undefined
  const isWanted = 'refusal' in plain || (!needsDeclaration(from) && needsDeclaration(to) && plain.merged.length === 0)
  const edits = isWanted ? declareSpeakers(transcript, [{ name: to, roles: [], aliases: [] }]) : undefined
  if (edits === undefined) return undefined
  const outcome = yield* renaming(transcript, { kind, speaker, from }, to, {
    speakers: [...speakers, speakerNamed(to)],
    roster,
  })
  return 'refusal' in outcome || outcome.merged.length > 0 ? undefined : { edits, outcome }
}

/** What renaming what is named at a position comes to; a reason where nothing can come of it. */
export function* wantedAt(transcript: Transcript, position: Position, newName: string): Steps<Wanted | Refusal> {
  const found = yield* find(transcript, position)
  if (found === undefined) return { refusal: say`No speaker is named here.` }
  if ('refusal' in found) return found
  const problem = nameProblem(newName)
  if (problem !== undefined) return { refusal: problem }
  const renamed = renamedBy(found.mention)
  const listed = personOf(transcript, renamed.speaker)
  const person = listed === undefined || placeInRoster(listed, renamed) === undefined ? undefined : listed
  return { renamed, to: fold(newName), person }
}

/**
 * Renames a speaker or alias wherever a transcript names it: each label keeps its role, manner, time, emphasis and capitals.
 * Refused, with a reason, where somebody else would be meant. `roster` is the transcript's as it will be.
 */
export function* renameIn(
  transcript: Transcript,
  { renamed, to }: Wanted,
  roster: Roster | undefined,
): Steps<Rename | Refusal> {
  if (to === renamed.from) return { edits: [] }
  const header = inHeader(transcript, renamed, to)
  if (header === undefined) return { refusal: say`The header cannot be changed: repair it first.` }
  const plain = yield* renaming(transcript, renamed, to, { speakers: header.speakers, roster })
  const declaration = yield* declarationFor(transcript, renamed, to, plain)
  const outcome = declaration?.outcome ?? plain
  if ('refusal' in outcome) return outcome

  const { headerBlock } = transcript
  const edits: TextEdit[] = [...(declaration?.edits ?? [])]
  const put = (block: Block, line: number, changes: readonly Change[]): void => {
    for (const { span, newText } of changes) edits.push({ range: rangeIn(block, line, span), newText })
  }
  if (headerBlock !== undefined) put(headerBlock, 0, header.changes)
  const introduces = renamed.kind === 'alias' && namingsOf(transcript).introduced(renamed.speaker, renamed.from)
  const touched = introduces ? (namingsOf(transcript).labels.get(renamed.speaker) ?? []) : outcome.labels.keys()
  let broken: number | undefined
  yield* openingsWith(transcript, new Set(touched), (block, line) => {
    const changes = inOpening(transcript, block, outcome, renamed.from)
    if (changes === undefined) broken = line
    else put(block, line, changes)
    return broken === undefined
  })
  if (broken !== undefined)
    return { refusal: say`${quoted(to)} could not be read as a name at the beginning of line ${broken + 1}.` }
  const { merged } = outcome
  if (merged.length === 0) return { edits }
  return {
    edits,
    merges: say`${quoted(renamed.from)} becomes one speaker with ${all(merged.map(quoted))}.`,
  }
}

/** Renames the speaker or alias named at a position, in this transcript and in the roster. */
export function* renameAt(transcript: Transcript, position: Position, newName: string): Steps<Rename | Refusal> {
  const wanted = yield* wantedAt(transcript, position, newName)
  if ('refusal' in wanted) return wanted
  const after = rosterAfter(transcript.roster, wanted)
  if ('refusal' in after) return after
  const elsewhere = entryEdits(wanted)
  if (elsewhere !== undefined && 'refusal' in elsewhere) return elsewhere
  const rename = yield* renameIn(transcript, wanted, after.roster)
  return elsewhere === undefined || 'refusal' in rename ? rename : { ...rename, elsewhere }
}
