import { describe, expect, it } from 'vitest'
import { changed } from '../../server/lsp/verify.ts'
import { differing } from '../../server/model/difference.ts'
import { judge } from './oracle.ts'
import { type Script, scriptOf } from './script.ts'
import { shrunk } from './shrink.ts'

const textsOf = ({ start, steps }: Script): string[] => {
  const texts = [start]
  for (const { changes } of steps) texts.push(changes.reduce(changed, texts.at(-1) ?? ''))
  return texts
}

describe('a script', () => {
  it('is the same for the same number', () => {
    expect(scriptOf(5, 80)).toEqual(scriptOf(5, 80))
    expect(scriptOf(6, 80)).not.toEqual(scriptOf(5, 80))
  })

  it('does all that can befall a text', () => {
    const scripts = Array.from({ length: 40 }, (_, seed) => scriptOf(seed, 100))
    const texts = scripts.flatMap(textsOf)
    const changes = scripts.flatMap(({ steps }) => steps.flatMap(step => step.changes))
    for (const [what, pattern] of [
      ['a closed header', /^\ufeff?---\r?\n[a-z]+: [\s\S]*?\n---/],
      ['a fence', /^```/m],
      ['a comment', /<!--/],
      ['an underline', /[a-z.]\n===/],
      ['mixed line ends', /\r\n[\s\S]*[^\r]\n[\s\S]*\r[^\n]/],
      ['a lone surrogate', /[\ud800-\udbff](?![\udc00-\udfff])/],
      ['nothing', /^$/],
    ] as const)
      expect(texts.filter(text => pattern.test(text)).length, what).toBeGreaterThan(0)
    expect(changes.some(change => change.range === undefined)).toBe(true)
    expect(changes.some(change => change.range?.start.line === 0 && change.range.start.character === 0)).toBe(true)
    expect(changes.some(change => change.text.length > 1000)).toBe(true)
    expect(scripts.some(({ steps }) => steps.some(step => step.changes.length > 1))).toBe(true)
    // Undone: a text that was there two steps before.
    expect(
      scripts.flatMap(script => textsOf(script).filter((text, i, all) => i > 1 && all[i - 2] === text)).length,
    ).toBeGreaterThan(20)
  })
})

describe('the comparison', () => {
  it.each([
    ['a value', { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, 'x.a.1.b: 2, not 3'],
    ['a missing key', {}, { a: 1 }, 'x.a: undefined, not 1'],
    ['a key too many', { a: 1 }, {}, 'x.a: 1, not undefined'],
    [
      'an order',
      new Map([
        ['a', 1],
        ['b', 1],
      ]),
      new Map([
        ['b', 1],
        ['a', 1],
      ]),
      'x.0.0: "a", not "b"',
    ],
    ['a set', new Set([1]), new Set([1, 2]), 'x.1: undefined, not 2'],
    ['a list for an object', [1], { 0: 1 }, 'x: [1], not {"0":1}'],
  ])('finds %s', (_, is, shall, expected) => {
    expect(differing(is, shall, 'x')).toBe(expected)
  })

  it('takes the same for the same', () => {
    const make = () => ({ a: [1, undefined, Number.NaN], b: new Set(['x', 'y']), c: new Map([['k', { v: null }]]) })
    expect(differing(make(), make(), 'x')).toBeUndefined()
    expect(differing(new Set([1, 2]), new Set([2, 1]), 'x')).toBeUndefined()
  })
})

describe('a failing script', () => {
  it('is made small', () => {
    const fails = ({ start, steps }: Script): boolean =>
      start.includes('Anna') && steps.some(({ changes }) => changes.some(change => change.text.includes('`')))
    const script = Array.from({ length: 50 }, (_, seed) => scriptOf(seed, 100)).find(fails)
    if (script === undefined) throw new Error('no script has what is looked for')
    const { start, steps } = shrunk(script, fails)
    expect(start.trim().split(/[\r\n]+/)).toHaveLength(1)
    expect(steps.map(({ changes }) => changes.map(({ text }) => text))).toEqual([['`']])
  })
})

describe('what a server keeps of a file through edits', () => {
  // Four parts, so that a failure is told by a part and none runs into the time limit.
  it.each([0, 1, 2, 3])(
    'is what a fresh reading finds, and no more is read than has to be: part %i',
    part => {
      let [edits, reused, blocks] = [0, 0, 0]
      for (let seed = part * 40; seed < (part + 1) * 40; seed++) {
        const verdict = judge(scriptOf(seed, 100))
        expect(verdict.failure, `script ${seed}`).toBeUndefined()
        edits += verdict.edits
        reused += verdict.reused
        blocks += verdict.blocks
      }
      expect(edits).toBeGreaterThan(5000)
      expect(reused / blocks).toBeGreaterThan(0.85)
    },
    60_000,
  )
})
