import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rosterOf } from '../../server/model/roster.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { type Index, openIndex } from '../../server/workspace/index.ts'
import { readRoster } from '../../server/workspace/roster.ts'
import { summaryOf } from '../../server/workspace/summary.ts'

const roster = rosterOf(readRoster('Jordan Harband (JHD)\nRob Palmer (RPR)\n', 'file:///ws/delegates.txt').people)

const NOTES = `---
title: Third day
speakers: [Rob Palmer, Anna Berg]
---

# Opening

RPR: Welcome.

JHD: Thanks.

## Second part

JHD: So.

RPR/JHD: Indeed.

Anna Berg: Yes.
`

describe('a summary', () => {
  const summary = summaryOf(readTranscript(NOTES, roster))

  it('has the title and the sections, with their places', () => {
    expect(summary.title).toEqual({ title: 'Third day', at: { line: 1, character: 7 } })
    expect(summary.sections).toEqual([
      { title: 'Opening', at: { line: 5, character: 0 } },
      { title: 'Second part', at: { line: 11, character: 0 } },
    ])
  })

  it('has everybody who speaks: under which labels, how often, and who says so', () => {
    const shown = summary.speakers.map(({ name, roster: file, declared, labels }) => [
      name,
      file?.slice(-13),
      declared,
      labels.map(({ label, count, first }) => `${label} ${count} ${first.line}`),
    ])
    expect(shown).toContainEqual(['Jordan Harband', 'delegates.txt', undefined, ['JHD 2 9', 'RPR/JHD 1 15']])
    expect(shown).toContainEqual(['Anna Berg', undefined, { line: 2, character: 23 }, ['Anna Berg 1 17']])
    expect(shown.find(([name]) => name === 'Rob Palmer')?.[2]).toEqual({ line: 2, character: 11 })
  })
})

const NAMES = ['Anna Berg', 'Ben Okafor', 'Cem Kaya', 'JHD', 'RPR', 'JHD/RPR', 'Anna Berg & Cem Kaya']

/** A transcript by a few numbers: who speaks in turn, and under which heading. */
const textOf = (turns: readonly number[]): string =>
  turns.map((n, i) => `${i % 4 === 3 ? `# Part ${n}\n\n` : ''}${NAMES[n % NAMES.length]}: Words.\n`).join('\n')

const shown = (index: Index, names: readonly string[]): unknown => ({
  files: [...index.files()].sort(([a], [b]) => (a < b ? -1 : 1)),
  labels: [...index.labels()].map(([label, { turns, files }]) => [label, turns, [...files].sort()]).sort(),
  names: [...index.names()].sort(),
  speakers: names.map(name =>
    index
      .speaker(name)
      .map(({ uri }) => uri)
      .sort(),
  ),
})

const actions = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), file: fc.nat(7), turns: fc.array(fc.nat(6), { maxLength: 6 }) }),
    fc.record({ do: fc.constant('delete' as const), file: fc.nat(7), turns: fc.constant([]) }),
    fc.record({
      do: fc.constant('move' as const),
      file: fc.nat(7),
      turns: fc.array(fc.nat(7), { minLength: 1, maxLength: 1 }),
    }),
  ),
  { maxLength: 40 },
)

describe('an index', () => {
  it('equals one built afresh, whatever was created, changed, renamed and deleted', () => {
    fc.assert(
      fc.property(actions, script => {
        const files = new Map<string, string>()
        const index = openIndex()
        const write = (uri: string, text: string): void => {
          files.set(uri, text)
          index.put(uri, summaryOf(readTranscript(text, roster)))
        }
        const remove = (uri: string): void => {
          files.delete(uri)
          index.remove(uri)
        }
        for (const { do: what, file, turns } of script) {
          const uri = `file:///ws/${file}.transcript`
          const text = files.get(uri)
          if (what === 'write') write(uri, textOf(turns))
          else if (what === 'delete') remove(uri)
          else if (text !== undefined) {
            remove(uri)
            write(`file:///ws/${turns[0]}.transcript`, text)
          }
        }
        const fresh = openIndex()
        for (const [uri, text] of files) fresh.put(uri, summaryOf(readTranscript(text, roster)))
        const names = [...NAMES, 'Jordan Harband', 'Rob Palmer']
        expect(shown(index, names)).toEqual(shown(fresh, names))
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  it('tells a change of who speaks from one of what is said', () => {
    const index = openIndex()
    const put = (text: string) => index.put('file:///ws/a.transcript', summaryOf(readTranscript(text)))
    expect(put('Anna Berg: One.\n\nBen Okafor: Two.\n')).toBe(true)
    index.news()
    expect(put('# A title\n\nAnna Berg: Something else.\n\nBen Okafor: Two.\n')).toBe(false)
    expect(index.news()).toEqual({ labels: new Set(), files: new Set() })
    expect(put('Anna Berg: One.\n\nBen Okafor: Two.\n\nAnna Berg: Three.\n')).toBe(true)
    expect(index.label('Anna Berg')?.turns).toBe(2)
    expect(index.news()).toEqual({ labels: new Set(['Anna Berg']), files: new Set(['file:///ws/a.transcript']) })
  })
})
