import { describe, expect, it } from 'vitest'
import { judge } from './report.ts'

const tests = [{ title: 'a', ok: true, ms: 1 }]

describe('the judgement of a run in an extension host', () => {
  it('is a success with exit code 0, something passed and nothing failed', () => {
    expect(judge(0, { passes: 1, failures: 0, tests })).toEqual({ ok: true, passed: 1, failed: 0, text: '' })
  })

  it.each([
    ['no report', 0, undefined],
    ['nothing passed', 0, { passes: 0, failures: 0, tests: [] }],
    ['a failure', 0, { passes: 1, failures: 1, tests: [...tests, { title: 'b', ok: false, ms: 1, error: 'why' }] }],
    ['another exit code', 1, { passes: 1, failures: 0, tests }],
  ])('is a failure with %s', (_, code, report) => {
    expect(judge(code, report)).toMatchObject({ ok: false, failed: 1 })
  })
})
