import { describe, expect, it } from 'vitest'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { checkTranscript, RULES } from '../../server/rules/index.ts'
import type { Plain } from '../../server/rules/options.ts'
import { RULE_PAGES } from '../../server/rules/pages.ts'
import type { Slips } from '../../server/rules/support/slips.ts'
import { openIndex } from '../../server/workspace/index.ts'
import { slipsIn } from '../../server/workspace/slips.ts'
import { summaryOf } from '../../server/workspace/summary.ts'
import { voicesOf } from '../../server/workspace/voices.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'
import { settings } from './settings.ts'

/** What a rule says of a text, turned on where it is off by default. */
const problemsWith =
  (code: string, options: Readonly<Record<string, Plain>> = {}, elsewhere: readonly string[] = []) =>
  (text: string) => {
    const transcript = readTranscript(text)
    const surroundings = settings({ [code]: { severity: 'on', ...options } })
    return checkTranscript(transcript, { ...surroundings, slips: slipsAmong(transcript, elsewhere) }).filter(
      problem => problem.code === code,
    )
  }

/** The slips of a transcript among others in which some people speak. */
const slipsAmong = (transcript: Transcript, people: readonly string[]): Slips => {
  const index = openIndex()
  for (const file of ['a', 'b', 'c', 'd']) {
    const text = people.map(name => `${name}: One.\n\n${name}: Two.\n\n`).join('')
    index.put(file, summaryOf(readTranscript(text)))
  }
  const own = summaryOf(transcript)
  index.put('own', own)
  return slipsIn(own, voicesOf(index))
}

describe.each([...RULE_PAGES])('%s', (code, page) => {
  it.each(page.examples.map((example, index) => [index + 1, example] as const))('example %i', (_, example) => {
    const problemsOf = problemsWith(code, example.options, example.elsewhere)
    const { text, ranges } = marked(example.bad)
    const problems = problemsOf(text)
    expect(problems.map(problem => problem.range)).toEqual(ranges)
    expect(problemsOf(example.good)).toEqual([])
    // Where the rule cannot repair the example, a person does.
    let fixed = text
    let fixes = 0
    for (let left = problems; left.length > 0; left = problemsOf(fixed)) {
      const fix = left.find(problem => problem.fixes.length > 0)?.fixes[0]
      if (fix === undefined || fixes > 5) break
      fixed = applyEdits(fixed, fix.edits)
      fixes++
    }
    if (fixes > 0) expect(fixed).toBe(example.good)
  })
})

it('keeps each code in kebab case, with its family', () => {
  for (const rule of RULES)
    expect(rule.code).toMatch(/^(?:header|speaker|turn|time|note|text|section|ignore)(?:-[a-z]+)+$/)
  expect(new Set(RULES.map(rule => rule.code)).size).toBe(RULES.length)
})

it('has a page with examples for each rule, and for no other', () => {
  expect([...RULE_PAGES.keys()].sort()).toEqual(RULES.map(({ code }) => code).sort())
  for (const { examples } of RULE_PAGES.values()) expect(examples.length).toBeGreaterThan(0)
})
