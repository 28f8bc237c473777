import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { grammar } from '../../syntaxes/grammar.ts'
import { findFailures, readMarks } from './marks.ts'
import { createTokenizer, hasScope, labelOf } from './tokenize.ts'

const tokenize = await createTokenizer()
const fixtures = new URL('../fixtures/grammar/', import.meta.url)

test('the JSON that editors read is what the modules say', () => {
  const written: unknown = JSON.parse(
    readFileSync(new URL('../../syntaxes/transcript.tmLanguage.json', import.meta.url), 'utf8'),
  )
  expect(written).toEqual(JSON.parse(JSON.stringify(grammar)))
})

describe('scopes', () => {
  test.each(readdirSync(fixtures))('%s', name => {
    const { text, marks } = readMarks(readFileSync(new URL(name, fixtures), 'utf8'))
    expect(marks.length).toBeGreaterThan(0)
    expect(findFailures(marks, tokenize(text)).join('\n\n')).toBe('')
  })

  test('the fixtures still hold the white space that web pages put into names', () => {
    const text = readFileSync(new URL('speakers.txt', fixtures), 'utf8')
    expect(text).toContain('of\u00a0Kazakhstan')
    expect(text).toContain('\u202fTokayev:\u00a0Agreed')
  })

  test('a byte order mark does not hide the header', () => {
    const [, title, , body] = tokenize('\uFEFF---\ntitle: x\n---\nAnn: yes')
    expect(title?.tokens.every(token => hasScope(token, 'meta.embedded.block.frontmatter'))).toBe(true)
    expect(body && labelOf(body)).toBe('Ann')
  })
})

describe('a single line of 200,000 characters is read to its end', () => {
  const long = (part: string): string => part.repeat(Math.ceil(200_000 / part.length))
  test.each([
    ['words', long('word ')],
    ['a label that never ends', long('Name ')],
    ['names with particles', long('President of the ')],
    ['a role and lower-case words', `President ${long('of anything ')}`],
    ['initials', long('J. ')],
    ['caseless words', long('שלום ')],
    ['Han', long('言')],
    ['manners', `Ann ${long('(x) ')}`],
    ['open brackets', long('[')],
    ['open parentheses', long('(')],
    ['notes', long('[a note] ')],
    ['unclosed links', long('[a](')],
    ['stars', long('*')],
    ['strong without end', long('**a ')],
    ['underscores', long('_a')],
    ['back quotes', long('`')],
    ['a break that is none', `${long('- ')}x`],
    ['blanks', `Ann${long(' ')}x`],
    ['blanks before', `${long(' ')}Ann: x`],
    ['colons', long(':')],
    ['clock times', long('00:00:01 ')],
    ['digits', long('1')],
    ['a URL', `https://${long('a/')}`],
    ['tags', long('<b')],
    ['comments', long('<!-- x -->')],
    ['pipes', long('|')],
    ['question marks', long('?')],
    ['a heading', `# ${long('a #')}`],
  ])('%s', (_, line) => {
    const [tokens] = tokenize(line)
    expect(tokens?.stoppedEarly).toBe(false)
    expect(tokens?.tokens.at(-1)?.endIndex).toBeGreaterThanOrEqual(line.length)
  })
})
