import { labelOf } from '../model/labels.ts'
import { isListed } from '../model/resolve.ts'
import { opensTurn, resolutionIn } from '../model/transcript.ts'
import { type Message, say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { choice } from './options.ts'
import { type Change, configurable, type Finding, type LabelRule, type RulePage, type Safety } from './rule.ts'
import { capitalised, caseOf, type LabelStyle, resetLabel, type Setting, settingOf } from './support/labelStyle.ts'

const STYLES = ['file', 'plain', 'strong', 'strong-outside', 'capitals'] as const

const SETTINGS: Readonly<Record<Exclude<(typeof STYLES)[number], 'file'>, Setting>> = {
  plain: 'plain',
  strong: 'inside',
  'strong-outside': 'outside',
  capitals: 'plain',
}

const NAMES: Readonly<Record<Setting, Message>> = {
  plain: say`not set in strong type`,
  inside: say`set in strong type with its colon`,
  outside: say`set in strong type without its colon`,
}

/** Its page of documentation, and its tests. */
export const speakerStylePage: RulePage = {
  explanation:
    'All labels of a file are written in one way: plain, in strong type with the colon inside or outside the marks, or in capitals. Without a choice that is the way of nine turns in ten; where there is no such majority, nothing is reported. With the option `style`, in a header, workspace file or profile, the way is given.',
  origin:
    'Inconsistent labels are the first of the commonest reasons for which agencies reject a transcript. Smithsonian oral history: names in capitals. Podcasts: `**Name:**`.',
  examples: [
    {
      bad: `${'**Anna Meyer:** So.\n\n**Ben Okafor:** Yes.\n\n'.repeat(5)}Anna Meyer: Right.\n^^^^^^^^^^\n`,
      good: `${'**Anna Meyer:** So.\n\n**Ben Okafor:** Yes.\n\n'.repeat(5)}**Anna Meyer:** Right.\n`,
    },
    {
      options: { style: 'strong-outside' },
      bad: '**Anna Meyer:** So.\n  ^^^^^^^^^^\n\nBen Okafor: Yes.\n^^^^^^^^^^\n\n**Anna Meyer**: Right.\n',
      good: '**Anna Meyer**: So.\n\n**Ben Okafor**: Yes.\n\n**Anna Meyer**: Right.\n',
    },
    {
      options: { style: 'capitals' },
      bad: 'ANNA MEYER: So.\n\nBen Okafor: Yes.\n^^^^^^^^^^\n\nANNA MEYER: Right.\n',
      good: 'ANNA MEYER: So.\n\nBEN OKAFOR: Yes.\n\nANNA MEYER: Right.\n',
    },
  ],
}

export const speakerStyle = configurable(
  { style: choice(STYLES, 'file', say`How labels are written; “file” is how most labels of the file are.`) },
  ({ style }): LabelRule => {
    const given: LabelStyle | undefined =
      style === 'file' ? undefined : { setting: SETTINGS[style], capitals: style === 'capitals' }
    return {
      code: 'speaker-style',
      severity: 'information',
      scope: 'labels',
      summary: say`A label is written in another way than the others`,
      check: (block, facts) => {
        const { setting, capitals } = given ?? facts.habits.style
        if (block.opening === undefined || !opensTurn(facts, block)) return []
        const is = settingOf(block)
        const isOther = setting !== undefined && is !== undefined && is !== setting
        const isMixed = capitals && caseOf(block) === 'mixed'
        if (!isOther && !isMixed) return []
        const label = quoted(labelOf(block))
        const found: Finding[] = []
        const report = (message: Message, changes: readonly Change[], title: Message, safety: Safety): void => {
          if (changes.length > 0 && block.opening !== undefined)
            found.push({ span: block.opening.label, message, fixes: [{ title, safety, changes }] })
        }
        if (isOther)
          report(
            say`${label} is ${NAMES[is]}, unlike the labels of this file.`,
            resetLabel(block, setting),
            say`Write it like the others`,
            'safe',
          )
        if (isMixed) {
          // Nobody but the list of speakers can tell that a name in capitals is the same one.
          const resolution = resolutionIn(facts.resolutions, block)
          const safety = resolution !== undefined && isListed(resolution) ? 'safe' : 'suggested'
          report(say`${label} is written in capitals here.`, capitalised(block), say`Write it in capitals`, safety)
        }
        return found
      },
    }
  },
)
