import { inlinesOf, plainNote } from '../syntax/notes.ts'
import { positionIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { trimSpaceEnd } from '../text/space.ts'
import { either } from '../text/wording.ts'
import { texts } from './options.ts'
import { configurable, type RulePage, type RunningRule } from './rule.ts'

/** Its page of documentation, and its tests. */
export const noteEndPage: RulePage = {
  explanation:
    'The profile asks for a note at the end of the transcript, so that readers know that nothing is missing.',
  origin:
    'Smithsonian oral history: `[END OF INTERVIEW.]` is required, and `[END OF TRACK …]` at the end of each track.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: That is all.\n                       ^\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: That is all.\n\n[END OF INTERVIEW.]\n',
    },
  ],
}

/** Where the last words end, on lines that count from the block that is read next. */
type State = { readonly ended: boolean; readonly line: number; readonly character: number }

const same = (a: State | undefined, b: State | undefined): boolean =>
  a === b || (a?.ended === b?.ended && a?.line === b?.line && a?.character === b?.character)

export const noteEnd = configurable(
  { words: texts(['END OF INTERVIEW'], say`The notes of which one has to stand at the end.`) },
  ({ words }): RunningRule<State | undefined> => {
    const ends = new Set(words.map(plainNote))
    const [first = ''] = words
    return {
      code: 'note-end',
      severity: 'warning',
      byDefault: false,
      scope: 'running',
      summary: say`The note at the end is missing`,
      start: undefined,
      same,
      step: (state, block) => {
        if (block.kind === 'opening' || block.kind === 'paragraph') {
          const last = inlinesOf(block).notes.at(-1)
          const { line, character } = positionIn(block, 0, trimSpaceEnd(block.text, 0, block.text.length))
          const ended = last !== undefined && ends.has(plainNote(last.content))
          return { ended, line: line - block.lines, character }
        }
        return state === undefined || block.lines === 0 ? state : { ...state, line: state.line - block.lines }
      },
      end: (state, found) => {
        if (state === undefined || state.ended) return
        const { line, character } = state
        const end = { line, character }
        const edit = { range: { start: end, end }, newText: `\n\n[${first}.]` }
        found({
          range: { start: { line, character: Math.max(0, character - 1) }, end },
          message: say`The transcript has to end with ${either(words.map(word => `[${word}.]`))}.`,
          fixes: [{ title: say`Add “[${first}.]”`, safety: 'suggested', edits: [edit] }],
        })
      },
    }
  },
)
