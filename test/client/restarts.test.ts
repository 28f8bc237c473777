import { describe, expect, it } from 'vitest'
import { countCrashes } from '../../client/restarts.ts'

const minute = 60_000

describe('restarts', () => {
  it('four crashes are forgiven, the fifth within three minutes is not', () => {
    const { allow } = countCrashes()
    expect([0, 1, 2, 3, 4].map(second => allow(second * 1000))).toEqual([true, true, true, true, false])
  })

  it('crashes that lie far apart are forgiven for ever', () => {
    const { allow } = countCrashes()
    for (let time = 0; time < 100 * minute; time += minute) expect(allow(time)).toBe(true)
  })

  it('starting on demand forgets them', () => {
    const { allow, reset } = countCrashes()
    for (let second = 0; second < 10; second++) allow(second)
    reset()
    expect(allow(11)).toBe(true)
  })
})
