import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { openIndex } from '../../server/workspace/index.ts'
import { slipsIn, voicesOf } from '../../server/workspace/slips.ts'
import { summaryOf } from '../../server/workspace/summary.ts'
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
  return [...slipsIn('own', own, voicesOf(index))].map(([label, { near, files }]) => `${label} → ${near}, ${files}`)
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
