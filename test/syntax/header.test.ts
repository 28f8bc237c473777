import { describe, expect, test } from 'vitest'
import { type HeaderTree, headerTree, LONGEST_HEADER } from '../../server/syntax/header.ts'
import { parseBlocks } from '../../server/syntax/pieces.ts'
import { itemAt } from '../../server/text/sequence.ts'

/** The text of the header block, and whether it is closed; undefined without a header. */
const extentOf = (text: string): { header: string; unclosed: boolean } | undefined => {
  const block = itemAt(parseBlocks(text), 0)
  return block?.kind === 'header' ? { header: block.text, unclosed: block.unclosed === true } : undefined
}

const treeOf = (text: string): HeaderTree => {
  const block = itemAt(parseBlocks(text), 0)
  if (block === undefined) throw new Error('no block')
  return headerTree(block)
}

describe('where the header ends', () => {
  test.each([
    ['---\ntitle: x\n---\nAnna: y\n', '---\ntitle: x\n---\n'],
    ['---\ntitle: x\n...\nAnna: y\n', '---\ntitle: x\n...\n'],
    ['\ufeff---\r\ntitle: x\r\n---\r\n', '\ufeff---\r\ntitle: x\r\n---\r\n'],
    ['---\rtitle: x\r---\rAnna: y', '---\rtitle: x\r---\r'],
    ['---\n---\n', '---\n---\n'],
    ['---  \ntitle: x\n---', '---  \ntitle: x\n---'],
    ['---\ntitle: x\nA line that is no YAML\n---\nAnna: y\n', '---\ntitle: x\nA line that is no YAML\n---\n'],
  ])('%j is closed', (text, header) => {
    expect(extentOf(text)).toEqual({ header, unclosed: false })
  })

  test.each([
    ['---\ntitle: x\n\nAnna Meyer: y\n\nmore\n', '---\ntitle: x\n\n'],
    ['---\ntitle: x\nspeakers:\n  - Anna\nAnna Meyer: y\n', '---\ntitle: x\nspeakers:\n  - Anna\n'],
    ['---\ntitle: x', '---\ntitle: x'],
  ])('%j is never closed, and ends before the first line that cannot be YAML', (text, header) => {
    expect(extentOf(text)).toEqual({ header, unclosed: true })
  })

  test.each([
    'title: x\n---\n',
    '\n---\ntitle: x\n---\n',
    '----\ntitle: x\n---\n',
    '---\n\nProse.\n\n---\n',
    '---\nProse.\n',
    '# A\n',
    '',
  ])('%j has none', text => {
    expect(extentOf(text)).toBe(undefined)
  })
})

test('every key and value has its place', () => {
  const text = '---\ntitle: The summit\nspeakers:\n  - Anna\n  - name: Ben\n---\n'
  const { entries, problems } = treeOf(text)
  expect(problems).toEqual([])
  const [title, speakers] = entries
  expect(text.slice(title?.keySpan.start, title?.keySpan.end)).toBe('title')
  expect(text.slice(title?.value.span.start, title?.value.span.end)).toBe('The summit')
  const list = speakers?.value
  const names = list?.kind === 'list' ? list.items : []
  expect(text.slice(names[0]?.span.start, names[0]?.span.end)).toBe('Anna')
  expect(names[1]?.kind).toBe('map')
})

test('a header is the same whatever ends its lines', () => {
  const text = '---\ntitle: x\nspeakers:\n  - Anna Berg\n  - name: Ben\n---\n'
  const { entries, problems } = treeOf(text)
  expect(problems).toEqual([])
  expect(treeOf(text.replaceAll('\n', '\r'))).toMatchObject({ entries, problems })
})

test('what is no YAML is a problem with a place, and what can be read is read', () => {
  const { entries, problems } = treeOf('---\ntitle: "x\nplace: y\n---\n')
  expect(problems).not.toEqual([])
  expect(entries[0]?.key).toBe('title')
})

test('aliases are not expanded', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)
  const started = performance.now()
  const { entries } = treeOf(`---\nx-0: &a0 [x]\n${lines.join('\n')}\n---\n`)
  expect(entries).toHaveLength(31)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('a header of ten thousand lines is read, an endless one is refused', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `x-${i}: ${i}`).join('\n')
  expect(treeOf(`---\n${lines(10_000)}\n---\n`).entries).toHaveLength(10_000)
  const { entries, problems } = treeOf(`---\nx-a: ${'a'.repeat(LONGEST_HEADER)}\n---\n`)
  expect(entries).toEqual([])
  expect(problems).toHaveLength(1)
})
