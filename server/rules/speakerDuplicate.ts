import { rangeIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { DocumentRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const speakerDuplicatePage: RulePage = {
  explanation:
    'Two entries of the header claim the same label, so that nobody can tell whom it means. Merge the entries, or give one of them another alias.',
  origin: 'The resolution of labels: a label means one speaker.',
  examples: [
    {
      bad: '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n  - Anna Meyer\n    ^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\nspeakers:\n  - name: Anna Meyer\n    aliases: [AM]\n  - name: Alex Moreau\n    aliases: [AM]\n              ^^\n---\n\nAnna Meyer: Good morning.\n\nAlex Moreau: Hello.\n',
      good: '---\nspeakers:\n  - name: Anna Meyer\n    aliases: [AM]\n  - name: Alex Moreau\n    aliases: [AMo]\n---\n\nAnna Meyer: Good morning.\n\nAlex Moreau: Hello.\n',
    },
  ],
}

export const speakerDuplicate: DocumentRule = {
  code: 'speaker-duplicate',
  severity: 'warning',
  scope: 'document',
  summary: say`A name or alias is declared twice`,
  check: function* (transcript) {
    const { headerBlock, speakers } = transcript
    if (headerBlock === undefined) return
    const owners = new Map<string, number>()
    for (const [i, speaker] of speakers.entries()) {
      const claims = [{ text: speaker.name, span: speaker.nameSpan }, ...speaker.aliases]
      for (const { text, span } of claims) {
        const owner = owners.get(text.toLowerCase())
        if (owner === undefined) owners.set(text.toLowerCase(), i)
        else if (owner !== i) {
          const first = speakers[owner]?.name ?? text
          const twice = first.toLowerCase() === text.toLowerCase() && span === speaker.nameSpan
          const message = twice
            ? say`${quoted(text)} is declared twice; merge the two entries.`
            : say`${quoted(text)} already stands for ${quoted(first)}; a label can mean one speaker only.`
          yield { range: rangeIn(headerBlock, 0, span), message }
        }
      }
    }
  },
}
