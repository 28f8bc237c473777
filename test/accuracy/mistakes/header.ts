import { headerKey } from '../../../server/model/headerKeys.ts'
import { linesOf } from '../../../server/syntax/position.ts'
import { misspelt } from './label.ts'
import { type Mistake, replaced } from './mistake.ts'

const fenceRemoved = (name: string, code: string, which: 'first' | 'last'): Mistake => ({
  name: `${name} fence of the header removed`,
  codes: [code],
  places: ({ transcript: { headerBlock: block } }) => {
    if (block === undefined || block.unclosed) return []
    const starts = linesOf(block)
    const last = starts.length - 2
    const at = which === 'first' ? 0 : last
    const span = { start: starts[at] ?? 0, end: starts[at + 1] ?? 0 }
    return [() => ({ ...replaced(block, 0, span, ''), line: 0 })]
  },
})

export const headerMistakes: readonly Mistake[] = [
  fenceRemoved('opening', 'header-unopened', 'first'),
  fenceRemoved('closing', 'header-unclosed', 'last'),
  {
    name: 'header key misspelt',
    codes: ['header-unknown-key'],
    restores: true,
    places: ({ transcript: { header, headerBlock: block } }) =>
      (header?.entries ?? [])
        .filter(({ key }) => headerKey(key) !== undefined)
        .map(({ key, keySpan }) => random => {
          const wrong = misspelt(key, [], random)
          if (wrong === undefined || block === undefined || headerKey(wrong) !== undefined) return undefined
          return replaced(block, 0, keySpan, wrong)
        }),
  },
  {
    name: 'declared name misspelt',
    codes: ['speaker-misspelt', 'speaker-spelling', 'speaker-silent'],
    places: ({ transcript: { speakers, uses, headerBlock: block }, letters }) =>
      speakers
        .filter(({ name }) => uses.has(name))
        .map(({ name, nameSpan }) => random => {
          const wrong = misspelt(name, letters, random)
          if (wrong === undefined || block === undefined || block.text.slice(nameSpan.start, nameSpan.end) !== name)
            return undefined
          return replaced(block, 0, nameSpan, wrong)
        }),
  },
]
