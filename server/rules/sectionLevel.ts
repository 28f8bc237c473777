import { headingTitle } from '../model/turns.ts'
import { rangeIn } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { RulePage, RunningRule } from './rule.ts'

/** Its page of documentation, and its tests. */
export const sectionLevelPage: RulePage = {
  explanation:
    'A heading is more than one level below the one before it: `###` after `#`. The outline then shows a section within a section that there is not. A file may begin with a heading of any level.',
  origin:
    'Accessible documents (WCAG 2.2, technique H42); minutes of standards meetings, whose headings are made by hand.',
  examples: [
    {
      bad: '# Morning\n\nAnna Meyer: Good morning.\n\n### Agenda\n^^^^^^^^^^\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: '# Morning\n\nAnna Meyer: Good morning.\n\n## Agenda\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const sectionLevel: RunningRule<number | undefined> = {
  code: 'section-level',
  severity: 'information',
  byDefault: false,
  scope: 'running',
  summary: say`A heading skips a level`,
  start: undefined,
  same: (a, b) => a === b,
  step: (before, block, _, found) => {
    if (block.kind !== 'heading' || block.level === undefined) return before
    if (before !== undefined && block.level > before + 1) {
      const start = block.text.search(/\S/)
      const marks = /^#+/.exec(block.text.slice(start))?.[0].length ?? 0
      const title = say`Change the level to that below the heading before`
      const edit = { range: rangeIn(block, 0, { start, end: start + marks }), newText: '#'.repeat(before + 1) }
      found({
        range: rangeIn(block, 0, { start, end: contentEnds(block.text)(start) }),
        message: say`${quoted(headingTitle(block))} is a heading of level ${block.level}, right below one of level ${before}; ${before + 1} would be next.`,
        fixes: marks === 0 ? [] : [{ title, safety: 'suggested', edits: [edit] }],
      })
    }
    return block.level
  },
  end: () => undefined,
}
