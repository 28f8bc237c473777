import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { fixing, safeFix } from '../../server/rules/fixing.ts'
import { checkTranscript, RULES } from '../../server/rules/index.ts'
import { BUILT_IN_PROFILES } from '../../server/rules/profiles/index.ts'
import { choiceProblems } from '../../server/rules/support/choiceProblems.ts'
import { readYaml } from '../../server/syntax/yaml.ts'
import { english } from '../../server/text/message.ts'
import { finish } from '../../server/text/steps.ts'
import { settings } from './settings.ts'

it.each([...BUILT_IN_PROFILES.values()])(
  'the profile $name names rules, options and profiles that there are',
  profile => {
    const { entries, problems } = readYaml(profile.yaml)
    expect(problems).toEqual([])
    for (const { key, value } of entries) {
      expect(['extends', 'rules', 'vocabulary']).toContain(key)
      if (key === 'rules') expect(choiceProblems(value, RULES).map(({ message }) => english(message))).toEqual([])
      if (key === 'extends') expect(value.kind === 'scalar' && BUILT_IN_PROFILES.has(String(value.value))).toBe(true)
    }
  },
)

const codes = (text: string, profile: string): string[] => [
  ...new Set(checkTranscript(readTranscript(text), settings({}, profile)).map(({ code }) => code)),
]

const SPOKEN = `---
title: A talk
speakers: [Anna Meyer, Ben Okafor]
---

Anna Meyer: So, um, we are gonna begin. [inaudible]

Ben Okafor: It was was good. (laughter)
`

it('checks what each profile is for', () => {
  expect(codes(SPOKEN, 'default')).toEqual([])
  expect(codes(SPOKEN, 'clean-verbatim')).toEqual([
    'text-filler',
    'text-colloquial',
    'note-gap-time',
    'text-repeated',
    'note-brackets',
  ])
  expect(codes(SPOKEN, 'full-verbatim')).toEqual(['note-gap-time', 'note-brackets'])
  expect(codes(SPOKEN, 'oral-history')).toEqual([
    'header-key-missing',
    'speaker-style',
    'note-gap-time',
    'note-brackets',
    'note-end',
  ])
  expect(codes(SPOKEN, 'broadcast')).toEqual(['header-key-missing', 'time-missing', 'note-gap-time', 'note-brackets'])
  expect(codes(SPOKEN, 'legal')).toEqual(['header-key-missing', 'speaker-style', 'note-brackets'])
  const heading = `${SPOKEN}\n# One\n\n### Three\n\nAnna Meyer: Wrapped\nby hand.\n`
  expect(codes(heading, 'meeting')).toEqual(['section-level', 'text-wrapped'])
})

it('writes labels in capitals where the profile wants it, and takes them for no other spelling', () => {
  const fixed = finish(fixing(SPOKEN, safeFix, settings({}, 'legal')))
  expect(fixed.text).toContain('ANNA MEYER: So')
  expect(fixed.left.map(({ code }) => code)).not.toContain('speaker-spelling')
})
