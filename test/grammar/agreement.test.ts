import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare } from './agreement.ts'
import { createTokenizer } from './tokenize.ts'

const tokenize = await createTokenizer()
const examples = new URL('../../examples/', import.meta.url)
const names = existsSync(examples)
  ? readdirSync(examples).filter(name => /\.(?:transcript|txt)$/.test(name) && !name.includes('mistake'))
  : []

const texts: readonly (readonly [name: string, text: string])[] = [
  ['plain', 'Ann Lee: yes\n\nBob Cole: no\n\nAnn Lee: yes'],
  ['initials', 'RPR: yes\nMM: no\nRPR: yes\nMM: no'],
  ['strong', '**Ann Lee:** yes\n\n**Bob Cole:** no\n\n**Ann Lee:** yes'],
  ['question and answer', 'Q: Why?\n\nA: Because.\n\nQ: Why?\n\nA: Well.'],
  ['a record', '  Mr. ADAMS. Mr. President, I ask.\n  The PRESIDING OFFICER. Without objection.\n  Mr. ADAMS. So.'],
  ['a dash', 'Q - Why?\n\nA - Because.\n\nQ - Why?\n\nA - Well.'],
  ['times', '[00:00:01] Ann Lee: yes\n\n[00:00:04] Bob Cole: no\n\n[00:00:09] Ann Lee: yes'],
  ['hours of the day', '10:31 AM Ann Lee: yes\n\n[10:32 am] Bob Cole: no\n\n**Ann Lee** 10:33 p.m.\nyes'],
  ['chevrons', '>> ANN: yes\n>> BOB: no\n>>: who?\n>> ANN: yes'],
  ['no speakers', '# Notes\n\nSlides: https://example.org\n\nHere is an example: a line.\n'],
  ...names.map(name => [name, readFileSync(new URL(name, examples), 'utf8')] as const),
]

test.each(texts)('the grammar shows labels where the model sees turns: %s', (_, text) => {
  expect(compare(text, tokenize).differences).toEqual([])
})
