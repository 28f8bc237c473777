import { inlinesOf, type NoteKind, plainNote } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { type BlockRule, configurable, type Finding, type RulePage } from './rule.ts'
import { nearestWord } from './support/distance.ts'
import { noteWords } from './support/vocabulary.ts'

/** Shorter words are near to too many others. */
const SHORTEST = 6

/** Words that are no slip for a note, though near one. */
const OTHERS: ReadonlySet<string> = new Set([
  'musical',
  'slices',
  'singer',
  'sights',
  'signing',
  'signs',
  'gasses',
  'nouns',
])

/** How many letters may be wrong. */
const limit = (word: string): number => (word.length < 9 ? 1 : 2)

const nearNote = (content: string, words: ReadonlyMap<string, NoteKind>): string | undefined => {
  const word = plainNote(content)
  if (word.length < SHORTEST || word.length > 30 || words.has(word) || word.endsWith('?') || OTHERS.has(word))
    return undefined
  const near = nearestWord(word, words.keys(), limit(word))
  // Another form of a word is no slip: `laughed`, `pausing`.
  if (near === undefined || near.startsWith(word) || word.startsWith(near)) return undefined
  return near
}

/** Its page of documentation, and its tests. */
export const noteMisspeltPage: RulePage = {
  explanation:
    'The note is a letter or two away from a usual one. Spelt like this, it is not found when the gaps of a transcript are looked for, and counts as an editorial note. Words of your own can be added to the vocabulary of a profile or workspace file.',
  origin: 'A podcast network: `[laugher]` 16 times.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. [inaudable] So.\n                           ^^^^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [inaudible] So.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [Laugher 0:12] So.\n                           ^^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [Laughter 0:12] So.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const noteMisspelt = configurable({}, (_, { vocabulary }): BlockRule => {
  const words = noteWords(vocabulary)
  return {
    code: 'note-misspelt',
    severity: 'warning',
    scope: 'block',
    on: 'text',
    summary: say`A note is a slip for a usual one`,
    check: block => {
      const found: Finding[] = []
      for (const { kind, content, start, round } of inlinesOf(block).notes) {
        if (kind !== 'editorial') continue
        const near = nearNote(content, words)
        if (near === undefined) continue
        const word = plainNote(content)
        const at = content.toLowerCase().indexOf(word)
        if (at < 0 || round) continue
        const offset = block.text.indexOf(content, start) + at
        const span = { start: offset, end: offset + word.length }
        const written = block.text.slice(span.start, span.end)
        const newText = /^\p{Lu}/u.test(written) ? near.slice(0, 1).toUpperCase() + near.slice(1) : near
        found.push({
          span,
          message: say`${quoted(written)} is no usual note; did you mean ${quoted(newText)}?`,
          fixes: [{ title: say`Change to “${newText}”`, safety: 'suggested', changes: [{ span, newText }] }],
        })
      }
      return found
    },
  }
})
