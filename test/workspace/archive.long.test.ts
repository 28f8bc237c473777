import { expect, it } from 'vitest'
import { numbersFrom, turmoil } from './turmoil.ts'

it('the index of 2,000 files is one built afresh, whatever happened to them while somebody typed', async () => {
  const world = turmoil(numbersFrom(2000))
  world.fill(2000)
  for (let i = 0; i < 2000; i++) {
    await world.happen()
    if (i % 500 !== 499) continue
    const { kept, fresh } = await world.compare()
    expect(kept).toEqual(fresh)
  }
  expect(world.files()).toBeGreaterThan(1500)
}, 240_000)
