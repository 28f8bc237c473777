import { expect, it } from 'vitest'
import { numbersFrom, turmoil } from './turmoil.ts'

it.each([1, 2, 3, 4, 5, 6])(
  'the index is one built afresh, whatever happens to the files while somebody types: %i',
  async seed => {
    const world = turmoil(numbersFrom(seed))
    world.fill(12)
    for (let i = 0; i < 120; i++) {
      await world.happen()
      if (i % 40 !== 39) continue
      const { kept, fresh } = await world.compare()
      expect(kept).toEqual(fresh)
    }
    expect(world.files()).toBeGreaterThan(5)
  },
)
