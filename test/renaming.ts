// Renames speakers and looks whether everything is as it should be afterwards.

import { type Rename, renameAt } from '../server/features/rename.ts'
import { mentionsOf } from '../server/model/mentions.ts'
import { namingsOf } from '../server/model/namings.ts'
import { speakersOf } from '../server/model/statistics.ts'
import { labelTraits } from '../server/model/traits.ts'
import { readTranscript, type Transcript } from '../server/model/transcript.ts'
import { outline } from '../server/model/turns.ts'
import { checkTranscript } from '../server/rules/index.ts'
import { positionIn } from '../server/syntax/position.ts'
import { lineStarts } from '../server/text/lines.ts'
import { english } from '../server/text/message.ts'
import type { Position, TextEdit } from '../server/text/range.ts'
import { finish } from '../server/text/steps.ts'
import { applyEdits, inverseEdits } from './edits.ts'

/** Where a speaker is named first, by the full name if anywhere. */
const placeOf = (transcript: Transcript, speaker: string): Position | undefined => {
  const places = finish(mentionsOf(transcript, new Set([speaker]))).filter(({ mention }) => mention.by !== 'alias')
  const best = places.find(({ mention }) => mention.by === 'name') ?? places[0]
  return best === undefined ? undefined : positionIn(best.block, best.line, best.mention.span.start)
}

/** A name of the same kind, that nobody has: initials for initials, a word for a word, capitals for capitals. */
export const otherName = (name: string, text: string): string => {
  const other = nameLike(name, text)
  return name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase() ? other.toUpperCase() : other
}

const nameLike = (name: string, text: string): string => {
  if (labelTraits(name).generic) return 'Unknown Speaker 97'
  const capital = /^[\p{Lu}\p{N}]{1,4}$/u.test(name)
  const small = /^[\p{Ll}\p{N}_-]+$/u.test(name)
  const candidates = capital
    ? ['ZQX', 'QZX', 'XQZ']
    : small
      ? ['zquill', 'quillz', 'xquill']
      : name.includes(' ')
        ? ['Zora Quillon', 'Quill Zorander', 'Xenia Quillon']
        : ['Zora', 'Quillon', 'Xenia']
  const lower = text.toLowerCase()
  return candidates.find(candidate => !lower.includes(candidate.toLowerCase())) ?? 'Zzyzx'
}

type Turn = { readonly line: number; readonly who: readonly string[] }

const turnsOf = (transcript: Transcript): Turn[] =>
  outline(transcript).turns.map(({ line, resolution }) => ({
    line,
    who: speakersOf(resolution).map(namingsOf(transcript).ownerOf),
  }))

const problemCodes = (transcript: Transcript): string[] => checkTranscript(transcript).map(({ code }) => code)

export type Outcome =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'renamed'
      readonly edits: number
      readonly merges: boolean
      /** Renaming to the old name gives the old text. */
      readonly backAgain: boolean
      readonly failures: readonly string[]
    }

const tryRename = (text: string, transcript: Transcript, place: Position, from: string, to: string): Outcome => {
  const rename = finish(renameAt(transcript, place, to))
  return 'refusal' in rename
    ? { kind: 'refused', reason: english(rename.refusal) }
    : { kind: 'renamed', ...assess(text, transcript, place, from, rename) }
}

const assess = (text: string, before: Transcript, place: Position, from: string, { edits, merges }: Rename) => {
  const failures: string[] = []
  const renamed = applyEdits(text, edits)
  if (applyEdits(renamed, inverseEdits(text, edits)) !== text) failures.push('undone, the text is another')
  const after = readTranscript(renamed)
  const [old, now] = [turnsOf(before), turnsOf(after)]
  if (merges === undefined) {
    if (old.length !== now.length) failures.push(`${now.length} turns of ${old.length}`)
    const who = new Map<string, string>()
    const back = new Map<string, string>()
    old.forEach((turn, i) => {
      const other = now[i]
      if (other === undefined) return
      if (turn.who.length !== other.who.length) failures.push(`line ${other.line + 1} has another number of speakers`)
      turn.who.forEach((name, n) => {
        const nameNow = other.who[n] ?? ''
        if ((who.get(name) ?? nameNow) !== nameNow || (back.get(nameNow) ?? name) !== name)
          failures.push(`line ${other.line + 1} is ${nameNow} now, and was ${name}`)
        who.set(name, nameNow)
        back.set(nameNow, name)
      })
    })
    const [codes, codesNow] = [problemCodes(before), problemCodes(after)]
    // A problem may become another: what was a slip for the old name is none for the new one.
    if (codesNow.length > codes.length) {
      for (const code of codes) if (codesNow.includes(code)) codesNow.splice(codesNow.indexOf(code), 1)
      failures.push(`new problems: ${codesNow.join(', ')}`)
    }
  }
  return {
    edits: edits.length,
    merges: merges !== undefined,
    backAgain: isBack(text, place, from, renamed, edits),
    failures,
  }
}

/** Whether renaming to the old name, at the same place, gives the old text. */
const isBack = (text: string, place: Position, from: string, renamed: string, edits: readonly TextEdit[]): boolean => {
  const lines = edits.reduce((sum, { range, newText }) => {
    if (range.start.line >= place.line) return sum
    return sum + lineStarts(newText).length - 1 - (range.end.line - range.start.line)
  }, 0)
  const shift = edits.reduce((sum, { range, newText }) => {
    const isBefore = range.start.line === place.line && range.start.character < place.character
    return isBefore ? sum + newText.length - (range.end.character - range.start.character) : sum
  }, 0)
  const again = { line: place.line + lines, character: place.character + shift }
  const rename = finish(renameAt(readTranscript(renamed), again, from))
  return !('refusal' in rename) && applyEdits(renamed, rename.edits) === text
}

/** Declared or not, everybody who can be named. */
const speakersIn = (transcript: Transcript): ReadonlySet<string> =>
  new Set([...transcript.speakers.map(({ name }) => name), ...namingsOf(transcript).labels.keys()])

/** Renames every speaker of a text in turn, each in the text as it is. */
export function* renameEverySpeaker(
  text: string,
  nameFor: (name: string, text: string) => string,
): Generator<{ readonly speaker: string; readonly to: string; readonly outcome: Outcome }> {
  const transcript = readTranscript(text)
  for (const speaker of speakersIn(transcript)) {
    const place = placeOf(transcript, speaker)
    if (place === undefined) continue
    const from = namingsOf(transcript).fullName(speaker)
    const to = nameFor(from, text)
    yield { speaker, to, outcome: tryRename(text, transcript, place, from, to) }
  }
}
