import { afterEach, expect } from 'vitest'
import { takeViolations } from './conformance.ts'

afterEach(() => {
  expect(takeViolations(), 'what the protocol does not allow').toEqual([])
})
