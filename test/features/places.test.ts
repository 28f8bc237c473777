import { describe, expect, it, test } from 'vitest'
import { placeFor } from '../../server/features/places.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import type { Destination } from '../../server/protocol.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import { finish } from '../../server/text/steps.ts'
import { marked } from '../marked.ts'

const go = (fixture: string, destination: Destination) => {
  const { text, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  const transcript = readTranscript(text)
  const { message, ...place } = finish(placeFor(transcript, cursor, destination, checkTranscript(transcript)))
  return { text, place: { ...place, message: message === undefined ? undefined : english(message) } }
}

/** From `$0` one gets to the only mark `^`, or to what is marked. */
const expectPlace = (fixture: string, destination: Destination): void => {
  const [range] = marked(fixture).ranges
  const { place } = go(fixture, destination)
  const length = (range?.end.character ?? 0) - (range?.start.character ?? 0)
  expect(place.range).toEqual(length === 1 ? { start: range?.start, end: range?.start } : range)
}

const turn = (backwards = false): Destination => ({ to: 'turn', backwards })
const ofSpeaker = (backwards = false): Destination => ({ to: 'turnOfSpeaker', backwards })
const problem = (backwards = false): Destination => ({ to: 'problem', backwards })
const time = (written: string): Destination => ({ to: 'time', time: written })

describe('turns', () => {
  it('come one after the other, rejected lines left out', () => {
    expectPlace(
      'Anna: O$0ne.\n\nSlides: https://example.org\n\n[0:10] **Ben:** Two.\n         ^\n\nAnna: Three.\n',
      turn(),
    )
    expectPlace('Anna: One.\n\nBen: Two.\n^\nAnd more.\n\nAnd mo$0re.\n\nAnna: Three.\n', turn(true))
    expectPlace('Anna: One.\n^\n\n$0Ben: Two.\n\nAnna: Three.\n', turn(true))
  })

  it('end at the ends of the file', () => {
    expect(go('Anna: One.\n\nBen: T$0wo.\n\nSee you.\n', turn()).place).toEqual({ message: 'There is no later turn.' })
    expect(go('$0', turn()).place.message).toBeDefined()
  })

  it('of the speaker, by whatever name', () => {
    const header = '---\nspeakers:\n  - name: Ben Okafor\n    aliases: [BO]\n  - Anna\n---\n\n'
    expectPlace(`${header}BO: On$0e.\n\nAnna: Two.\n\nAnna & Ben Okafor: Three.\n^\n`, ofSpeaker())
    expectPlace(
      `${header}BO: One.\n^\n\nAnna: Two.\n\nBen Okafor: Three.\n`.replace('Ben Okafor: T', '$0Ben Okafor: T'),
      ofSpeaker(true),
    )
    expectPlace(`${header.replace('Ben Okafor', 'Ben Ok$0afor')}Anna: One.\n\nBO: Two.\n^\n`, ofSpeaker())
  })

  it('of a declared speaker, by a given name that nobody declared', () => {
    const header = '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\n'
    expectPlace(`${header}Anna: On$0e.\n\nBen: Two.\n\nAnna: Three.\n^\n`, ofSpeaker())
  })

  it('of nobody are none', () => {
    expect(go('Anna: One.\n\nBen: Two.\n\n* * *\n\nThey le$0ave.\n', ofSpeaker(true)).place.range).toBeUndefined()
    expect(go('Anna: One.\n\nBen: T$0wo.\n\nAnna: Three.\n', ofSpeaker()).place.message).toBe(
      'There is no later turn of Ben.',
    )
  })
})

describe('places to look at again', () => {
  const TALK = `---
speakers: [Anna, Ben]
---

Anna: W$0ell [laughter], he [inaudible 0:10] said [sic] so.

Ben :: What?

Anna: Kandahar, I think [Kandahar?].
`
  it('are problems and uncertain notes', () => {
    expectPlace(TALK.replace('said [sic] so.', 'said [sic] so.\n                          ^^^^^^^^^^^^^^^^'), problem())
    const { place } = go(TALK.replace('$0', '').replace('said', 'sa$0id'), problem())
    expect(place.range?.start.line).toBe(6)
    expect(place.message).toContain('colon')
  })

  it('go round', () => {
    const last = go(TALK.replace('$0', '').replace('? ]', '?]').replace('dahar?]', 'dah$0ar?]'), problem()).place
    expect(last.message).toBe('[inaudible 0:10]')
    expect(go(TALK, problem(true)).place.message).toBe('[Kandahar?]')
    expect(go('---\nspeakers: [Anna]\n---\n\nAnna: W$0ell.\n', problem()).place.message).toContain('no problem')
  })
})

describe('times', () => {
  const TIMED = `[0:10] Anna: One.

$0[10:00] Ben: Two [62:03] and.

[1:10:00] Anna: Three.

# Second recording

[0:05] Ben: Four.

[2:00:00] Anna: Five.
`
  const lineOf = (written: string, fixture = TIMED) => go(fixture, time(written)).place.range?.start

  test.each([
    ['0:10', 0],
    ['9:59', 0],
    ['[10:00]', 2],
    ['62:03', 2],
    ['1:02:03', 2],
    ['1h 2m 3s', 2],
    ['1:10:00', 4],
    ['1:59:00', 8],
    ['3:00:00', 10],
  ])('%s', (written, line) => {
    expect(lineOf(written)?.line).toBe(line)
  })

  it('are those of the recording at the cursor', () => {
    const second = TIMED.replace('$0', '').replace('Four', 'F$0our')
    expect(lineOf('0:20', second)?.line).toBe(8)
  })

  it('have to be times', () => {
    expect(go(TIMED, time('soon')).place).toEqual({ message: expect.stringContaining('1:02:03') })
    expect(go('An$0na: One.\n', time('0:10')).place.message).toContain('no times')
  })
})
