import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepSlips } from '../../server/lsp/slips.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { openIndex } from '../../server/workspace/index.ts'
import { slipsIn } from '../../server/workspace/slips.ts'
import { summaryOf } from '../../server/workspace/summary.ts'
import { voicesOf } from '../../server/workspace/voices.ts'
import { rosterFrom } from '../rosters.ts'

const OFTEN = ['Justin Garrison', 'Martin', 'JHD', 'RP', 'TIM']

/** The slips in a text beside four files in which some people say much. */
const slipsOf = (text: string, roster = ''): string[] => {
  const index = openIndex()
  const read = (source: string) => summaryOf(readTranscript(source, roster === '' ? undefined : rosterFrom(roster)))
  for (const file of ['a', 'b', 'c', 'd'])
    index.put(
      file,
      read(
        OFTEN.map(name => `${name}: Well.\n\n`)
          .join('')
          .repeat(9),
      ),
    )
  const own = read(text)
  index.put('own', own)
  return [...slipsIn(own, voicesOf(index))].map(([label, { near, files }]) => `${label} → ${near}, ${files}`)
}

it('a rare label near that of somebody who speaks in other files is a slip for it', () => {
  expect(slipsOf('Justin Garisson: One.\n\nAnna Berg: Two.\n\nJustin Garisson: Three.\n')).toEqual([
    'Justin Garisson → Justin Garrison, 4',
  ])
  expect(slipsOf('JDH: One.\n\nAnna Berg: Two.\n\nJDH: Three.\n')).toEqual(['JDH → JHD, 4'])
  expect(slipsOf('Matrin: One.\n\nAnna Berg: Two.\n\nMatrin: Three.\n')).toEqual(['Matrin → Martin, 4'])
})

it('somebody else is not', () => {
  // Other initials, short ones, another form, a name of one word that is heard again and again.
  for (const name of ['JHT', 'PR', 'Timo', 'Maren'])
    expect(slipsOf(`${name}: One.\n\nAnna Berg: Two.\n\n`.repeat(3)), name).toEqual([])
  // Declared, listed, or often beside the other.
  expect(slipsOf('---\nspeakers: [Justin Garisson]\n---\n\nJustin Garisson: One.\n')).toEqual([])
  expect(slipsOf('Justin Garisson: One.\n', 'Justin Garisson\n')).toEqual([])
  expect(slipsOf('Justin Garisson: One.\n\nJustin Garrison: Two.\n\n'.repeat(3))).toEqual([])
})

const NAMES = [
  'Justin Garrison',
  'Justin Garisson',
  'Justin Garrisson',
  'Justine Garrison',
  'Martin',
  'Matrin',
  'Marten',
  'JHD',
  'JDH',
  'J.H.D.',
  'JHDD',
  'Anna Berg',
  'Anna Bergh',
]
const URIS = [0, 1, 2, 3, 4, 5].map(n => `file:///ws/${n}.transcript`)

const summaryBy = (turns: readonly (readonly [number, number])[], declares: boolean) => {
  const said = turns.map(([n, count]) => `${NAMES[n % NAMES.length]}: Words.\n\n`.repeat(count)).join('')
  const [[first = 0] = []] = turns
  return summaryOf(readTranscript(declares ? `---\nspeakers: [${NAMES[first % NAMES.length]}]\n---\n\n${said}` : said))
}

/** A name, and how many turns it opens: some are heard a lot, of which others may be slips. */
const turn = fc.oneof(
  fc.tuple(fc.constantFrom(0, 0, 0, 4, 7, 11), fc.integer({ min: 5, max: 9 })),
  fc.tuple(fc.nat(NAMES.length - 1), fc.integer({ min: 1, max: 3 })),
)

const event = fc.record({
  uri: fc.constantFrom(...URIS),
  gone: fc.integer({ min: 0, max: 5 }).map(n => n === 0),
  declares: fc.nat(3).map(n => n === 0),
  turns: fc.array(turn, { maxLength: 4 }),
  looks: fc.boolean(),
})

it('what is followed is what is found afresh, whatever comes, changes and goes', async () => {
  let found = 0
  const check = async (events: readonly (typeof event extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const index = openIndex()
    const kept = keepSlips(index)
    for (const { uri, gone, declares, turns, looks } of events) {
      if (gone) index.remove(uri)
      else index.put(uri, summaryBy(turns, declares))
      if (!looks) continue
      await kept.catchUp()
      const fresh = openIndex()
      for (const [name, summary] of [...index.files()].sort()) fresh.put(name, summary)
      const voices = voicesOf(fresh)
      const now = URIS.map(name => [...slipsIn(fresh.summary(name) ?? { sections: [], speakers: [] }, voices)])
      expect(URIS.map(name => [...kept.of(name)])).toEqual(now)
      found += now.flat().length
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 20 }), check), { seed: 6, numRuns: 60 })
  expect(found).toBeGreaterThan(100)
})

it('another file has other slips only if somebody near its speakers is heard more or less often', async () => {
  const index = openIndex()
  const kept = keepSlips(index)
  const [a = '', b = '', c = '', d = ''] = URIS
  for (const uri of [a, b]) index.put(uri, summaryBy([[0, 9]], false))
  index.put(c, summaryBy([[1, 2]], false))
  await kept.catchUp()
  const before = kept.of(c)
  expect([...before]).toEqual([['Justin Garisson', { near: 'Justin Garrison', files: 2 }]])
  index.put(d, summaryBy([[4, 9]], false))
  index.put(
    a,
    summaryBy(
      [
        [0, 8],
        [11, 3],
      ],
      false,
    ),
  )
  await kept.catchUp()
  expect(kept.of(c)).toBe(before)
  index.put(d, summaryBy([[0, 1]], false))
  await kept.catchUp()
  expect([...kept.of(c)]).toEqual([['Justin Garisson', { near: 'Justin Garrison', files: 3 }]])
})
