import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript, RULES } from '../../server/rules/index.ts'
import { RULE_PAGES } from '../../server/rules/pages.ts'
import { telling } from '../../server/text/message.ts'
import { marked } from '../marked.ts'
import { untranslated, WORDLESS } from '../wordless.ts'
import { settings } from './settings.ts'

const tell = telling(WORDLESS, 'en')

it('all that rules say can be translated', () => {
  const all = Object.fromEntries(RULES.map(({ code }) => [code, { severity: 'on' }]))
  const found: string[] = RULES.flatMap(({ summary }) => untranslated(tell(summary), ''))
  for (const [, page] of RULE_PAGES)
    for (const { bad, options } of page.examples) {
      const { text } = marked(bad)
      const choices = options === undefined ? all : { ...all, ...options }
      for (const { message, fixes } of checkTranscript(readTranscript(text), settings(choices)))
        for (const said of [message, ...fixes.map(({ title }) => title)])
          found.push(...untranslated(tell(said), text).map(word => `${word}: ${tell(said)}`))
    }
  expect([...new Set(found)]).toEqual([])
})
