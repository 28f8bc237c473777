// A long document is composed in pieces: that makes no difference to composing it at once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentSteps, type YamlDocument } from '../../server/syntax/yamlDocument.ts'
import { finish } from '../../server/text/steps.ts'

const SEED = { seed: 20261130, numRuns: 400 }

/** Nodes as their places and values, of which a failure shows where they differ. */
const plain = (node: unknown): unknown => {
  if (typeof node !== 'object' || node === null) return node
  const { items, key, value, source, range } = node as Record<string, unknown>
  if (Array.isArray(items)) return { items: items.map(plain), range }
  return 'key' in node ? { key: plain(key), value: plain(value) } : { value, source, range }
}

const said = ({ contents, errors }: YamlDocument) => ({
  contents: plain(contents),
  errors: errors.map(({ code, pos }) => `${code} ${pos}`).sort(),
})

const LINES = [
  'title: A talk',
  'speakers:',
  '  - name: Anna Meyer',
  '    short: AM',
  '    aliases: [Anna, "Meyer"]',
  '  - Ben Okoro',
  '  -',
  '- one',
  'notes: |',
  '  a long',
  '  text',
  '# a comment',
  '  # another',
  '',
  'a: *b',
  'c: &b value',
  'date: 2024-07-03 # then',
  'broken: [one',
  'two]: "half',
  '   odd: indentation',
  'no key at all',
  '? asked',
  ': told',
  'deep:',
  '  deeper:',
  '    deepest:',
  '      - x: 1',
  '        y: 2',
  '\ttab: 1',
  '---',
  '...',
]

test('composed in pieces it says the same of any lines', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), fc.nat(60), (lines, long) => {
      const source = `${lines.join('\n')}\n`
      const whole = finish(documentSteps(source, Number.POSITIVE_INFINITY))
      // What is no YAML may say so once more or less; what is, reads the same.
      if (whole.errors.length > 0) expect(finish(documentSteps(source, long)).errors.length).toBeGreaterThan(0)
      else expect(said(finish(documentSteps(source, long)))).toEqual(said(whole))
    }),
    SEED,
  )
})

test('a long list of speakers is read in small steps, with what is wrong in it', () => {
  const people = Array.from({ length: 2000 }, (_, i) => `  - name: Person ${i}\n    short: P${i}\n`)
  const source = `title: A talk\nspeakers:\n${people.join('')}  - name: [broken\ndate: 2024-07-03\n`
  let steps = 0
  const work = documentSteps(source)
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      expect(said(step.value)).toEqual(said(finish(documentSteps(source, Number.POSITIVE_INFINITY))))
      break
    }
    steps++
  }
  expect(steps).toBeGreaterThan(200)
})
