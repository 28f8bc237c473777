import { inlinesOf } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, Finding, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const noteCasePage: RulePage = {
  explanation: 'Sounds, pauses and gaps are written in lower case: `[laughter]`. Other notes are left alone.',
  origin: 'Guides for clean verbatim: sounds in lower case, in square brackets.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. [Laughter] So.\n                           ^^^^^^^^\n\nAnna Meyer: Well. [Editor’s note: she left.]\n',
      good: 'Anna Meyer: Good morning. [laughter] So.\n\nAnna Meyer: Well. [Editor’s note: she left.]\n',
    },
  ],
}

export const noteCase: BlockRule = {
  code: 'note-case',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`A sound, pause or gap in capitals`,
  check: block =>
    inlinesOf(block).notes.flatMap(({ kind, content, start }): Finding[] => {
      if (kind === 'editorial' || kind === 'doubt' || content === content.toLowerCase()) return []
      const at = block.text.indexOf(content, start)
      const span = { start: at, end: at + content.length }
      const newText = content.toLowerCase()
      const message = say`${quoted(content)} is written ${quoted(newText)}.`
      return [
        {
          span,
          message,
          fixes: [{ title: say`Write it in lower case`, safety: 'safe', changes: [{ span, newText }] }],
        },
      ]
    }),
}
