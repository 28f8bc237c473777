import { say } from '../text/message.ts'
import type { Range, TextEdit } from '../text/range.ts'
import { quoted } from '../text/wording.ts'
import type { IgnoreRule, JudgedIgnore, Report, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const ignoreUnusedPage: RulePage = {
  explanation:
    'A comment `<!-- transcript-ignore CODE: reason -->` silences a rule in the block that follows, `<!-- transcript-ignore-file CODE: reason -->` in the whole file. This one silences nothing: the mistake was repaired, or the comment stands in the wrong place. It would hide the next mistake. Comments for rules that are off are not reported.',
  origin: 'The habit of linters for code; the ignores of this format.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\n<!-- transcript-ignore turn-empty: she nods -->\n                       ^^^^^^^^^^\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

/** Takes out the comment with its line, or of several codes the one. */
const without = ({ range, codes }: JudgedIgnore, at: Range): TextEdit => {
  const index = codes.findIndex(one => one.range === at)
  const [before, after] = [codes[index - 1], codes[index + 1]]
  if (after !== undefined) return { range: { start: at.start, end: after.range.start }, newText: '' }
  if (before !== undefined) return { range: { start: before.range.end, end: at.end }, newText: '' }
  const alone = range.start.character === 0
  const end = alone ? { line: range.end.line + 1, character: 0 } : range.end
  return { range: { start: range.start, end }, newText: '' }
}

export const ignoreUnused: IgnoreRule = {
  code: 'ignore-unused',
  severity: 'warning',
  scope: 'ignores',
  summary: say`An ignore silences nothing`,
  *check(ignore): Iterable<Report> {
    for (const { code, range, used, known } of ignore.codes) {
      if (!known || used !== false) continue
      yield {
        range,
        message: say`${quoted(code)} has nothing to silence here; remove it.`,
        fixes: () => [{ title: say`Remove the ignore`, safety: 'safe', edits: [without(ignore, range)] }],
        unnecessary: true,
      }
    }
  },
}
