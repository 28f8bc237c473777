import { expect, it } from 'vitest'
import { codeLenses } from '../server/features/codeLenses.ts'
import { hoverAt } from '../server/features/hover.ts'
import { documentSymbols } from '../server/features/outline.ts'
import { renameAt } from '../server/features/rename.ts'
import { speakerColors } from '../server/features/speakerColors.ts'
import { namingSteps } from '../server/model/namings.ts'
import { statistics } from '../server/model/statistics.ts'
import { readTranscript } from '../server/model/transcript.ts'
import { spokenWordSteps, spokenWords } from '../server/model/words.ts'
import { checkSteps } from '../server/rules/index.ts'
import { lettersOf, nearSteps } from '../server/rules/support/near.ts'
import type { Block } from '../server/syntax/block.ts'
import { headerExtent, headerSteps } from '../server/syntax/headerExtent.ts'
import { inlinesOf } from '../server/syntax/notes.ts'
import { parseBlocks, parseSteps } from '../server/syntax/pieces.ts'
import { yamlSteps } from '../server/syntax/yaml.ts'
import { scanning } from '../server/text/scanning.ts'
import { itemsOf, sequenceOf } from '../server/text/sequence.ts'
import { finish, type Steps } from '../server/text/steps.ts'

/** How often work can be interrupted. */
const count = (work: Steps<unknown>): number => {
  let steps = 0
  while (!work.next().done) steps++
  return steps
}

const LABELS = 2000
const manyLabels = () => readTranscript(Array.from({ length: LABELS }, (_, i) => `Name${i} Other: Yes.\n`).join(''))

it('a long header is looked through in steps', () => {
  const text = `---\n${'key: value\n'.repeat(10_000)}`
  expect(count(headerSteps(text))).toBeGreaterThan(100)
  expect(headerExtent(`${text}---\n`)).toMatchObject({ end: text.length + 4, lines: 10_002, unclosed: false })
})

it('the YAML of a header is read in steps', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `  - name: Name${i} Other\n`)
  expect(count(yamlSteps(`speakers:\n${names.join('')}`, 0))).toBeGreaterThan(50)
})

it('notes and times in a long line are found in steps as it is read', () => {
  const text = `Anna Meyer: ${'word [laughter] and (0:12) again '.repeat(10_000)}\n`
  expect(count(parseSteps(text))).toBeGreaterThan(100)
  const [block] = itemsOf(parseBlocks(text))
  const { notes, times } = inlinesOf(block as Block)
  expect([notes.length, times.length]).toEqual([10_000, 10_000])
})

it('each item of a sequence is scanned in a step of its own', () => {
  const items = Array.from({ length: 1000 }, (_, i) => i)
  const sequence = sequenceOf(items, { leaf: some => some.length, join: sums => sums.reduce((a, b) => a + b, 0) })
  const scan = scanning<number, number, never>({ start: 0, same: (a, b) => a === b, step: (sum, item) => sum + item })
  expect(count(scan(sequence, () => true))).toBeGreaterThanOrEqual(items.length)
})

it.each([
  ['what labels call speakers by', namingSteps],
  ['a hover', transcript => hoverAt(transcript, { line: 0, character: 0 }, 'file:///one.transcript')],
  ['a renaming', transcript => renameAt(transcript, { line: 0, character: 0 }, 'Somebody Else')],
  [
    'colours',
    transcript => speakerColors(transcript, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }),
  ],
] satisfies [string, (transcript: ReturnType<typeof manyLabels>) => Steps<unknown>][])(
  'in a file of many labels there are as many steps to %s',
  (_, work) => {
    expect(count(work(manyLabels()))).toBeGreaterThanOrEqual(LABELS)
  },
)

it.each([
  ['the lenses', transcript => codeLenses(transcript, 'file:///one.transcript')],
  ['the outline', transcript => documentSymbols(transcript, 1_000_000)],
] satisfies [string, (transcript: ReturnType<typeof manyLabels>) => Steps<unknown>][])(
  'in a file of many sections there are many steps to %s, and no more than a few for each',
  (_, work) => {
    const sections = 20_000
    const steps = count(work(readTranscript('# One\n\n## Two\n\n'.repeat(sections / 2))))
    expect(steps).toBeGreaterThan(sections / 100)
    expect(steps).toBeLessThan(4 * sections)
  },
)

it('the words of a long paragraph are counted in steps', () => {
  const transcript = readTranscript(`Anna Meyer: ${'word and (0:12) [laughter] again '.repeat(10_000)}\n`)
  const block = itemsOf(transcript.blocks)[0] as Block
  expect(count(spokenWordSteps(block, true))).toBeGreaterThan(5)
  expect(statistics(transcript).words).toBe(30_000)
  expect(spokenWords(block, true)).toBe(30_000)
})

it('a label is compared with many others in steps', () => {
  const targets = Array.from({ length: LABELS }, (_, i) => `Name${i} Other`).map(spelling => ({
    spelling,
    letters: lettersOf(spelling),
  }))
  const budget = { pairs: 1e6, distances: 1e6 }
  expect(count(nearSteps('Name1 Othre', targets, new Map(), budget))).toBeGreaterThan(10)
})

it('a line of a million characters is data: its words are not counted, and nothing is reported in it', () => {
  const words = (size: number) =>
    `Anna Meyer: ${'word  (and [note '.repeat(Math.ceil(size / 17))}\n\nAnna Meyer: One.\n`
  const [text, data] = [readTranscript(words(1000)), readTranscript(words(1_000_000))]
  expect(statistics(text).words).toBeGreaterThan(150)
  expect(statistics(data).words).toBe(1)
  const inFirstLine = (transcript: typeof text) =>
    finish(checkSteps(transcript)).filter(({ code, range }) => range.start.line === 0 && !code.startsWith('header-'))
  expect(inFirstLine(text)).not.toEqual([])
  expect(inFirstLine(data)).toEqual([])
})
