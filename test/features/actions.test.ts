import { describe, expect, it } from 'vitest'
import { quickFixes } from '../../server/features/actions/quickFixes.ts'
import { diagnosticOf, diagnosticsOf } from '../../server/features/diagnostics.ts'
import type { Problem, Safety } from '../../server/rules/index.ts'
import { english, say } from '../../server/text/message.ts'

const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
})

const problem = (...safeties: Safety[]): Problem => ({
  code: 'speaker-colon-doubled',
  severity: 'warning',
  message: say`Two colons.`,
  range: range(3, 4, 6),
  fixes: safeties.map(safety => ({ title: say`A ${safety} fix`, safety, edits: [] })),
})

describe('quick fixes', () => {
  it('are offered at the problem, its ends included', () => {
    const at = (start: number, end: number) => quickFixes([problem('safe')], range(3, start, end)).length
    expect([at(0, 3), at(0, 4), at(5, 5), at(6, 6), at(7, 9)]).toEqual([0, 1, 1, 1, 0])
    expect(quickFixes([problem()], range(3, 5, 5))).toEqual([])
  })

  it('come in the order of what is grave', () => {
    const grave = { ...problem('safe'), severity: 'error' } as const
    const light = { ...problem('safe'), severity: 'information' } as const
    const order = quickFixes([light, problem('safe'), grave], range(3, 4, 6)).map(fix => fix.problem.severity)
    expect(order).toEqual(['error', 'warning', 'information'])
  })

  it('prefer the first, if it is safe', () => {
    const preferred = (...safeties: Safety[]) =>
      quickFixes([problem(...safeties)], range(3, 4, 6)).map(fix => fix.preferred)
    expect(preferred('safe', 'safe')).toEqual([true, false])
    expect(preferred('suggested', 'safe')).toEqual([false, false])
  })
})

describe('a diagnostic', () => {
  it('has code, link, source, severity and data', () => {
    expect(diagnosticOf(problem('suggested'))).toEqual({
      range: range(3, 4, 6),
      severity: 2,
      code: 'speaker-colon-doubled',
      codeDescription: { href: expect.stringMatching(/^https:.*speaker-colon-doubled/) },
      source: 'transcript',
      message: 'Two colons.',
      data: { fix: 'suggested' },
    })
  })

  it('fades what is superfluous', () => {
    expect(diagnosticOf({ ...problem(), unnecessary: true }).tags).toEqual([1])
  })
})

describe('many problems', () => {
  it('are cut to the gravest, with a word on the rest', () => {
    const problems = (['warning', 'error', 'hint', 'error', 'warning'] as const).map((severity, line) => ({
      ...problem(),
      severity,
      range: range(line, 0, 1),
    }))
    const shown = diagnosticsOf(problems, english, 3).map(({ range, message }) => `${range.start.line} ${message}`)
    expect(shown).toEqual([
      '0 Two colons.',
      '1 Two colons.',
      '3 Two colons.',
      '2 2 more problems, from here on, are not shown.',
    ])
    expect(diagnosticsOf(problems, english, 5)).toHaveLength(5)
  })
})
