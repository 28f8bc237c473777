import { inlinesOf, plainNote } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import { either, quoted } from '../text/wording.ts'
import { texts } from './options.ts'
import { type BlockRule, configurable, type RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const noteUnlistedPage: RulePage = {
  explanation:
    'The profile has a closed list of notes, and this one is not in it. A gap may name its time, and a guess its question mark.',
  origin:
    'TranscribeMe’s guide: inaudible, crosstalk, foreign, guess, laughter, music, applause and silence, and no other tag.',
  examples: [
    {
      options: { words: ['laughter', 'inaudible'] },
      bad: 'Anna Meyer: Good morning. [sneezes] So. [inaudible 0:12]\n                          ^^^^^^^^^\n\nAnna Meyer: Well. [laughter]\n',
      good: 'Anna Meyer: Good morning. [laughter] So. [inaudible 0:12]\n\nAnna Meyer: Well. [laughter]\n',
    },
  ],
}

export const noteUnlisted = configurable(
  {
    words: texts(
      ['inaudible', 'crosstalk', 'foreign', 'guess', 'laughter', 'music', 'applause', 'silence'],
      say`The notes that there may be.`,
    ),
  },
  ({ words }): BlockRule => {
    const allowed = new Set(words.map(plainNote))
    return {
      code: 'note-unlisted',
      severity: 'warning',
      byDefault: false,
      scope: 'block',
      on: 'text',
      summary: say`A note that is not in the list of those allowed`,
      check: block =>
        inlinesOf(block)
          .notes.filter(({ content, round }) => !round && !content.endsWith('?') && !allowed.has(plainNote(content)))
          .map(({ start, end }) => ({
            span: { start, end },
            message: say`${quoted(block.text.slice(start, end))} is not among the notes of this profile: ${either(words.map(word => `[${word}]`))}.`,
          })),
    }
  },
)
