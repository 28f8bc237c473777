import { labelOf } from '../../model/labels.ts'
import { labelsOf, mentionsIn, openingsWith } from '../../model/mentions.ts'
import { namingsOf } from '../../model/namings.ts'
import type { Transcript } from '../../model/transcript.ts'
import { openingAt } from '../../model/turnAt.ts'
import { placeAt, rangeIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { fold } from '../../text/space.ts'
import { relabelled } from './openingLine.ts'
import { askForSpeaker, edited, MOST_CHOICES, type Operation, refused } from './operation.ts'

/** The labels that a speaker has alone, the most used first. */
const ownLabels = (transcript: Transcript, speaker: string): readonly string[] =>
  [...labelsOf(transcript, [speaker])]
    .filter(label => transcript.resolutions.get(label)?.parts === undefined)
    .sort((a, b) => (transcript.uses.get(b)?.count ?? 0) - (transcript.uses.get(a)?.count ?? 0) || (a < b ? -1 : 1))

/** Exchanges the speaker at the cursor with another one in the whole file: what one says, the other says then. */
export const exchangeSpeakers: Operation = function* (transcript, { start }, choice) {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* openingAt(transcript, place.index)
  const mentions = turn === undefined ? [] : mentionsIn(transcript, turn.block)
  const one = mentions[0]?.speaker
  if (turn === undefined || one === undefined) return refused(say`Nobody who is known speaks here.`)
  if (choice === undefined) {
    const label = labelOf(turn.block)
    const question = yield* askForSpeaker(transcript, label, label, say`Exchange “${one}” with whom?`)
    const speaking = (text: string): boolean => transcript.uses.has(text)
    if (question.kind !== 'choose') return question
    const choices = question.choices.filter(({ choice: text }) => speaking(text))
    return { ...question, choices, typed: choices.length === MOST_CHOICES }
  }
  const label = fold(choice)
  const other = transcript.resolutions.get(label)
  const { of, ownerOf } = namingsOf(transcript)
  const meant = of(label)[0]?.speaker ?? ownerOf(other?.declared?.name ?? other?.speaker ?? '')
  const [ones, others] = [ownLabels(transcript, one), ownLabels(transcript, meant)]
  if (other === undefined || other.kind === 'rejected' || others.length === 0)
    return refused(say`“${choice}” does not speak alone in this file.`)
  if (ones.length === 0) return refused(say`“${one}” does not speak alone in this file.`)
  if (ones[0] === others[0]) return refused(say`“${one}” and “${choice}” are the same speaker.`)
  // Their labels are exchanged in the order of how much they are used, so that doing it again leads back.
  const turned = (text: string, from: readonly string[], to: readonly string[]): string =>
    to[Math.min(Math.max(0, from.indexOf(text)), to.length - 1)] ?? ''
  const edits: TextEdit[] = []
  let broken: number | undefined
  const names = new Set([...ones, ...others])
  const joint = labelsOf(transcript, [one, meant])
  yield* openingsWith(transcript, new Set([...names, ...joint]), (block, line) => {
    const text = labelOf(block)
    const swap = ones.includes(text)
      ? turned(text, ones, others)
      : others.includes(text)
        ? turned(text, others, ones)
        : undefined
    if (swap === undefined) {
      for (const { speaker, whole } of mentionsIn(transcript, block)) {
        const to = speaker === one ? others[0] : speaker === meant ? ones[0] : undefined
        if (to !== undefined) edits.push({ range: rangeIn(block, line, whole), newText: to })
      }
      return true
    }
    const changes = relabelled(block, swap)
    if (changes === undefined) broken = line
    else for (const change of changes) edits.push({ range: rangeIn(block, line, change), newText: change.newText })
    return broken === undefined
  })
  if (broken !== undefined) return refused(say`Line ${broken + 1} could not be read as a turn with the other label.`)
  return edited(edits, say`What “${one}” says is “${choice}”’s now, and the other way round.`)
}
