import { namingSteps } from '../model/namings.ts'
import { opensTurn, resolutionOf, type Transcript } from '../model/transcript.ts'
import { PALETTE_SIZE, type SpeakerColors } from '../protocol.ts'
import { blockAtLine, placeAt, rangeIn } from '../syntax/position.ts'
import { LongMap } from '../text/longMap.ts'
import type { Range } from '../text/range.ts'
import { forEachItem, sumBefore } from '../text/sequence.ts'
import { sortSteps } from '../text/sorting.ts'
import type { Steps } from '../text/steps.ts'
import { parseColor } from './colors.ts'

const hash = (name: string): number => {
  let value = 0
  for (let i = 0; i < name.length; i++) value = (Math.imul(value, 31) + name.charCodeAt(i)) | 0
  return value >>> 0
}

const assigned = new WeakMap<Transcript['resolutions'], ReadonlyMap<string, number>>()

/**
 * The place in the palette of each speaker: by the name, so that the same person has the same colour in other files too;
 * where another has that one already, the next free one.
 */
function* paletteOf(transcript: Transcript): Steps<ReadonlyMap<string, number>> {
  const { resolutions, speakers } = transcript
  const known = assigned.get(resolutions)
  if (known !== undefined) return known
  const { ownerOf } = yield* namingSteps(transcript)
  const others: string[] = []
  for (const one of resolutions.values()) {
    yield
    if (one.kind !== 'rejected') for (const name of one.parts ?? [one.speaker]) others.push(ownerOf(name))
  }
  const places = new LongMap<string, number>()
  const taken = new Set<number>()
  const names = yield* sortSteps(others, (a, b) => (a < b ? -1 : a > b ? 1 : 0))
  for (const some of [speakers.map(({ name }) => name), names])
    for (const name of some) {
      yield
      if (places.has(name)) continue
      if (taken.size === PALETTE_SIZE) taken.clear()
      let place = hash(name) % PALETTE_SIZE
      while (taken.has(place)) place = (place + 1) % PALETTE_SIZE
      taken.add(place)
      places.set(name, place)
    }
  assigned.set(resolutions, places)
  return places
}

/** The labels in a range, with the colour of their speaker: the header's, or a place in the palette. */
export function* speakerColors(transcript: Transcript, range: Range): Steps<SpeakerColors> {
  const { blocks } = transcript
  const first = blockAtLine(blocks, range.start.line)
  const last = placeAt(blocks, range.end)
  if (first === undefined || last === undefined) return []
  const places = yield* paletteOf(transcript)
  const { ownerOf } = yield* namingSteps(transcript)
  const own = new Map(transcript.speakers.map(({ name, color }) => [name, color]))
  const byColor = new Map<string | number, Range[]>()
  let { lines: line } = sumBefore(blocks, first.index)
  forEachItem(blocks, first.index, last.index + 1, block => {
    if (block.opening !== undefined && opensTurn(transcript, block)) {
      const resolution = resolutionOf(transcript, block)
      const speaker = ownerOf(resolution?.parts?.[0] ?? resolution?.speaker ?? '')
      const chosen = own.get(speaker)
      const color = chosen !== undefined && parseColor(chosen) !== undefined ? chosen : places.get(speaker)
      if (color !== undefined && speaker !== '') {
        const ranges = byColor.get(color) ?? []
        ranges.push(rangeIn(block, line, block.opening.label))
        byColor.set(color, ranges)
      }
    }
    line += block.lines
  })
  return [...byColor].map(([color, ranges]) => ({ color, ranges }))
}
