import { statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BUNDLE } from './client.ts'

it('is a server of less than 400 kB: no library came in unnoticed', () => {
  expect(statSync(BUNDLE).size).toBeLessThan(400_000)
})
