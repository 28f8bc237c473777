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

/** Valid YAML: maps and lists in each other, with texts, comments and empty lines between. */
type Tree = string | readonly Tree[] | { readonly entries: readonly Tree[] }

const { tree } = fc.letrec<{ tree: Tree }>(tie => {
  const depth = { maxDepth: 3, depthIdentifier: 'tree' }
  const some = fc.array(tie('tree'), { minLength: 1, maxLength: 5 })
  const texts = [
    '',
    'text',
    '"quoted"',
    '[one, two]',
    '|\n',
    '&b anchored',
    '*b',
    'said # aside',
    '2024-07-03',
  ] as const
  return {
    tree: fc.oneof(
      depth,
      fc.constantFrom(...texts),
      some,
      some.map(entries => ({ entries })),
    ),
  }
})

const written = (value: Tree, indent: string): string => {
  if (typeof value === 'string') return value === '|\n' ? ` |\n${indent}  more\n${indent}  text\n` : ` ${value}\n`
  const isList = 'length' in value
  const lines = (isList ? value : value.entries).map((item, i) => {
    const aside = i % 3 === 1 ? `${indent}# aside\n` : i % 3 === 2 ? '\n' : ''
    return `${aside}${indent}${isList ? '-' : `key${i}:`}${written(item, `${indent}  `)}`
  })
  return `\n${lines.join('')}`
}

test('composed in pieces valid lines are the same', () => {
  let pieces = 0
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 8 }), fc.nat(60), (entries, long) => {
      const source = `key: &b first${written({ entries }, '')}`
      const whole = finish(documentSteps(source, Number.POSITIVE_INFINITY))
      expect(whole.errors).toEqual([])
      expect(said(finish(documentSteps(source, long)))).toEqual(said(whole))
      pieces += [...documentSteps(source, long)].length - [...documentSteps(source, Number.POSITIVE_INFINITY)].length
    }),
    { ...SEED, numRuns: 100 },
  )
  expect(pieces).toBeGreaterThan(100)
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
