import { describe, expect, it } from 'vitest'
import { yamlCompletion } from '../../server/features/completion/yaml.ts'
import { workspaceHover } from '../../server/features/workspaceHover.ts'
import { PROFILE_KEYS, WORKSPACE_KEYS } from '../../server/workspace/keys.ts'
import { KNOWN } from '../../server/workspace/known.ts'
import { marked } from '../marked.ts'

const START = { line: 0, character: 0 }

const hoverOf = (fixture: string): string => {
  const { text, cursor = START } = marked(fixture)
  const hover = workspaceHover(text, cursor, WORKSPACE_KEYS, KNOWN)
  const contents = hover?.contents
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}

const offered = (fixture: string, keys = WORKSPACE_KEYS) => {
  const { text, cursor = START } = marked(fixture)
  return yamlCompletion(text, cursor, keys, { ...KNOWN, names: ['delegates.txt', 'people.csv'], today: '2024-07-03' })
}

const labels = (fixture: string): string[] => offered(fixture).map(({ label }) => label)

describe('hover', () => {
  it.each([
    ['ros$0ter: a.txt', 'people who may speak'],
    ['rules:\n  turn-$0empty: off', 'A speaker who says nothing'],
    ['rules:\n  turn-empty: o$0ff', 'A speaker who says nothing'],
    ['profile: def$0ault', '**default**'],
    ['vocabulary:\n  so$0und: [Beifall]', 'what is heard'],
    ['speakers:\n  - name: Anna\n    alia$0ses: [A]', 'Other labels of the same speaker'],
  ])('%j', (fixture, words) => expect(hoverOf(fixture)).toContain(words))

  it('says nothing about what it does not know', () => {
    for (const fixture of ['x: $0y', '$0', 'rules:\n  non$0e: off', 'roster: a$0.txt', 'files: ["$0'])
      expect(hoverOf(fixture)).toBe('')
  })
})

describe('completion', () => {
  it('offers the keys that are not there yet', () => {
    expect(labels('files: "*.md"\n$0')).toEqual(['roster', 'speakers', 'profile', 'rules', 'vocabulary'])
    expect(labels('ro$0')).toContain('roster')
    expect(offered('$0', PROFILE_KEYS).map(({ label }) => label)).toEqual(['extends', 'rules', 'vocabulary'])
  })

  it('offers rules, severities and options where they stand', () => {
    expect(labels('rules:\n  $0')).toContain('speaker-undeclared')
    expect(labels('rules:\n  turn-empty: off\n  speaker-mis$0')).toContain('speaker-misspelt')
    expect(labels('rules:\n  turn-empty: $0')).toEqual(['error', 'warning', 'information', 'hint', 'on', 'off'])
    expect(labels('rules:\n  turn-empty:\n    $0')).toContain('severity')
    expect(labels('rules:\n  turn-empty:\n    severity: w$0')).toContain('warning')
  })

  it('offers profiles, files, kinds of note and what a speaker has', () => {
    expect(labels('profile: $0')).toContain('default')
    expect(labels('roster: $0')).toEqual(['delegates.txt', 'people.csv'])
    expect(labels('roster: [delegates.txt, $0')).toEqual(['delegates.txt', 'people.csv'])
    expect(labels('roster:\n  - $0')).toEqual(['delegates.txt', 'people.csv'])
    expect(labels('roster:\n- $0')).toEqual(['delegates.txt', 'people.csv'])
    expect(labels('vocabulary:\n  $0')).toEqual(['sound', 'gap', 'pause', 'doubt'])
    expect(labels('speakers:\n  - name: Anna\n    $0')).toContain('organization')
  })

  it('replaces what was typed, and does not double the colon', () => {
    const [item] = offered('rules:\n  turn-empty: war$0').filter(({ label }) => label === 'warning')
    expect(item?.textEdit).toEqual({
      range: { start: { line: 1, character: 14 }, end: { line: 1, character: 17 } },
      newText: 'warning',
    })
    const newTexts = (fixture: string) => offered(fixture).map(({ textEdit }) => textEdit?.newText)
    expect(newTexts('prof$0')).toContain('profile: ')
    expect(newTexts('$0: default')).toContain('profile')
  })

  it('is silent in comments and in texts of the user’s own', () => {
    for (const fixture of ['# ro$0', 'files: $0', 'speakers: [An$0', 'x-own:\n  $0'])
      expect(labels(fixture)).toEqual([])
  })
})
