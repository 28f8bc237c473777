import { labelOf } from '../model/labels.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockFix, BlockRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const speakerEmphasisBrokenPage: RulePage = {
  explanation:
    'The marks of emphasis around a speaker come in pairs: `**Name:** text`. With one of them alone, the stars are shown as they stand, or the whole paragraph becomes bold.',
  origin: 'A podcast network: 36 broken bold labels.',
  examples: [
    {
      bad: '**Anna Meyer:** Good morning.\n\n**Ben Okafor: Hello.\n^^^^^^^^^^^^^\n\n**Anna Meyer:** Shall we?\n',
      good: '**Anna Meyer:** Good morning.\n\n**Ben Okafor:** Hello.\n\n**Anna Meyer:** Shall we?\n',
    },
    {
      bad: '**Anna Meyer:** Good morning.\n\nBen Okafor:** Hello.\n^^^^^^^^^^^^^\n\n**Anna Meyer:** Shall we?\n',
      good: '**Anna Meyer:** Good morning.\n\n**Ben Okafor:** Hello.\n\n**Anna Meyer:** Shall we?\n',
    },
    {
      bad: '**Anna Meyer**: Good morning.\n\nBen Okafor**: Hello.\n^^^^^^^^^^^^^\n\n**Anna Meyer**: Shall we?\n',
      good: '**Anna Meyer**: Good morning.\n\n**Ben Okafor**: Hello.\n\n**Anna Meyer**: Shall we?\n',
    },
    {
      bad: '**Anna Meyer** 0:10\n\nGood morning.\n\n**Ben Okafor 0:12\n^^^^^^^^^^^^^^^^^\n\nHello.\n\n**Anna Meyer** 0:15\n\nShall we?\n',
      good: '**Anna Meyer** 0:10\n\nGood morning.\n\n**Ben Okafor** 0:12\n\nHello.\n\n**Anna Meyer** 0:15\n\nShall we?\n',
    },
  ],
}

export const speakerEmphasisBroken: BlockRule = {
  code: 'speaker-emphasis-broken',
  severity: 'warning',
  scope: 'block',
  on: 'turn',
  summary: say`The emphasis of a label opens or closes only`,
  check: block => {
    const { opening, text } = block
    if (opening === undefined) return []
    const { emphasis, emphasised, head, label } = opening
    // In the forms without a colon the label alone is set in strong type.
    const colon = opening.colon ?? label
    // A single star before the label marks a speaker in other formats, or an item of a list.
    if (emphasised !== 'close' && (emphasised !== 'open' || emphasis.length === 1)) return []
    const [mark, name] = [quoted(emphasis), quoted(labelOf(block))]
    if (emphasised === 'close') {
      const opener = emphasis.replace('</', '<')
      const changes = [{ span: { start: head.start, end: head.start }, newText: opener }]
      const fix: BlockFix = { title: say`Insert “${opener}” before the label`, safety: 'safe', changes }
      return [{ span: head, message: say`The emphasis ${mark} of ${name} is closed but never opened.`, fixes: [fix] }]
    }
    const closer = emphasis.startsWith('<') ? `</${emphasis.slice(1)}` : emphasis
    const insertion = { span: { start: colon.end, end: colon.end }, newText: closer }
    const later = text.indexOf(closer, colon.end)
    // Emphasis that closes further on in the line, or at the end of the paragraph: words are set in it together with the label, perhaps on purpose.
    const closes = later >= 0 && text.trimEnd().length === later + closer.length
    if (later >= 0 && (later < opening.end || closes)) {
      const removal = { span: { start: later, end: later + closer.length }, newText: '' }
      const fix: BlockFix = {
        title: say`Close it after the colon`,
        safety: 'suggested',
        changes: text.indexOf(closer, later + closer.length) < 0 ? [insertion, removal] : [insertion],
      }
      const message = say`The emphasis ${mark} of ${name} is not closed after the colon.`
      return [{ span: head, message, severity: 'information', fixes: [fix] }]
    }
    const fix: BlockFix = { title: say`Insert “${closer}” after the colon`, safety: 'safe', changes: [insertion] }
    return [{ span: head, message: say`The emphasis ${mark} of ${name} is never closed.`, fixes: [fix] }]
  },
}
