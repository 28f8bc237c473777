import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import { KNOWN } from '../../server/workspace/known.ts'
import { type Coverage, openWorkspace } from '../../server/workspace/workspace.ts'
import { marked } from '../marked.ts'
import { memoryHost, ROOT } from './memoryHost.ts'

const opened = (files: Record<string, string>, top = ROOT) => {
  const host = memoryHost(files)
  const workspace = openWorkspace(host, KNOWN, folder => folder === top)
  return { host, workspace, of: (path: string) => workspace.of(`${ROOT}/${path}`) }
}

const said = ({ problems }: Coverage, name = '.transcript.yaml') =>
  (problems.get(`${ROOT}/${name}`) ?? []).map(({ message }) => english(message))

describe('the nearest workspace file', () => {
  it('is looked for upwards, and no higher than the top', async () => {
    const { of } = opened({ '.transcript.yaml': 'speakers: [Far]\n', 'a/.transcript.yaml': 'speakers: [Near]\n' })
    const names = async (path: string) => (await of(path)).roster?.people.map(({ name }) => name)
    expect(await names('a/b/c/x.md')).toEqual(['Near'])
    expect(await names('x.md')).toEqual(['Far'])
    expect(await names('c/x.md')).toEqual(['Far'])
    const { of: below } = opened({ '.transcript.yaml': 'speakers: [Far]\n' }, `${ROOT}/a`)
    expect((await below('a/b/x.md')).uri).toBeUndefined()
  })

  it('says which files are transcripts, itself and its roster never', async () => {
    const { of } = opened({
      'm/.transcript.yaml': 'files: ["**/*", "!**/README.md"]\nroster: who.txt\n',
      'm/who.txt': 'Anna\n',
    })
    const { matches } = await of('m/a.md')
    const is = (path: string) => matches(`${ROOT}/${path}`)
    expect(['m/a.md', 'm/x/ä%20b.txt'].map(is)).toEqual([true, true])
    expect(['m/README.md', 'm/x/README.md', 'a.md', 'm/who.txt', 'm/.transcript.yaml'].map(is)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('may appear, change and go', async () => {
    const { host, workspace, of } = opened({ 'a.md': '' })
    expect((await of('a.md')).uri).toBeUndefined()
    host.files['.transcript.yaml'] = 'speakers: [Anna]\n'
    expect(workspace.changed([`${ROOT}/.transcript.yaml`])).toBe(true)
    expect((await of('a.md')).roster?.people).toHaveLength(1)
    host.files['.transcript.yaml'] = 'speakers: [Anna, Ben]\n'
    workspace.changed([`${ROOT}/.transcript.yaml`])
    expect((await of('a.md')).roster?.people).toHaveLength(2)
    delete host.files['.transcript.yaml']
    workspace.changed([`${ROOT}/.transcript.yaml`])
    expect((await of('a.md')).uri).toBeUndefined()
    expect(workspace.changed([`${ROOT}/b.md`])).toBe(false)
  })
})

describe('problems', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a slip in a key', 'flies: "*.md"\n^^^^^\n', '“flies” is no key of this file; did you mean “files”?'],
    [
      'another key',
      'colour: red\n^^^^^^\n',
      '“colour” is no key of this file. The keys are “files”, “roster”, “speakers”, “profile”, “rules” or “vocabulary”.',
    ],
    [
      'a wrong kind',
      'roster: {a: b}\n        ^^^^^^\n',
      '“roster” takes the path of a file or a list of paths, not a map of keys and values.',
    ],
    ['a glob', 'files: ["a[b.md"]\n        ^^^^^^^^\n', 'A bracket of the glob “a[b.md” is not closed.'],
    ['a way out', 'files: ../*.md\n       ^^^^^^^\n', 'The glob “../*.md” leads out of this folder; move the file up.'],
    [
      'a missing roster',
      'roster: delegate.txt\n        ^^^^^^^^^^^^\n',
      'There is no file “delegate.txt”; did you mean “delegates.txt”?',
    ],
    [
      'a rule',
      'rules:\n  speaker-undecleared: off\n  ^^^^^^^^^^^^^^^^^^^\n',
      '“speaker-undecleared” is no rule; did you mean “speaker-undeclared”?',
    ],
    [
      'a severity',
      'rules:\n  turn-empty: warn\n              ^^^^\n',
      '“warn” is no severity; write “error”, “warning”, “information”, “hint”, “on” or “off”.',
    ],
    ['a profile', 'profile: defualt\n         ^^^^^^^\n', '“defualt” is no profile; did you mean “default”?'],
    [
      'a kind of note',
      'vocabulary:\n  sounds: [Beifall]\n  ^^^^^^\n',
      '“sounds” is no key of this file; did you mean “sound”?',
    ],
    ['a missing profile', 'profile: my/style.yaml\n         ^^^^^^^^^^^^^\n', 'There is no file “my/style.yaml”.'],
    [
      'a key twice',
      'roster: delegates.txt\nroster: delegates.txt\n^^^^^^\n',
      '“roster” stands twice; the first one counts.',
    ],
    ['no YAML', 'files: "a\n', 'A quotation mark, bracket or colon is missing here.'],
  ]
  it.each(cases)('%s', async (_, fixture, message) => {
    const { text, ranges } = marked(fixture)
    const { of } = opened({ '.transcript.yaml': text, 'delegates.txt': 'Anna (AM)\n' })
    const [problem, ...others] = (await of('x.md')).problems.get(`${ROOT}/.transcript.yaml`) ?? []
    expect(others).toEqual([])
    expect(problem && english(problem.message)).toBe(message)
    if (ranges.length > 0) expect(problem?.range).toEqual(ranges[0])
  })

  it('a file that says nothing has none', async () => {
    for (const text of ['', '# nothing yet\n', 'files:\n', 'x-own: 1\n']) {
      const { of } = opened({ '.transcript.yaml': text })
      expect(
        (await of('x.md')).problems.get(`${ROOT}/.transcript.yaml`)?.filter(({ severity }) => severity !== 'hint'),
      ).toEqual([])
    }
  })
})

describe('profiles', () => {
  const EMPTY_TURN = 'Anna Meyer: Hello.\n\nBen Okafor:\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n'
  const severity = ({ surroundings }: Coverage) =>
    checkTranscript(readTranscript(EMPTY_TURN), surroundings).find(({ code }) => code === 'turn-empty')?.severity

  it('are read from files that build on each other, and the workspace file is nearer', async () => {
    const files = {
      '.transcript.yaml': 'profile: styles/a.yaml\n',
      'styles/a.yaml': 'extends: b.yaml\nrules:\n  speaker-silent: off\n',
      'styles/b.yaml': 'rules:\n  turn-empty: error\n',
    }
    const { of, host, workspace } = opened(files)
    expect(said(await of('x.md'))).toEqual([])
    expect(severity(await of('x.md'))).toBe('error')
    host.files['styles/b.yaml'] = 'rules:\n  turn-empty: hint\n'
    expect(workspace.changed([`${ROOT}/styles/b.yaml`])).toBe(true)
    expect(severity(await of('x.md'))).toBe('hint')
    host.files['.transcript.yaml'] += 'rules:\n  turn-empty: information\n'
    workspace.changed([`${ROOT}/.transcript.yaml`])
    expect(severity(await of('x.md'))).toBe('information')
  })

  it('are found in a header by their names', async () => {
    const { of } = opened({
      '.transcript.yaml': 'profile: styles/house.yaml\n',
      'styles/house.yaml': 'extends: base.yaml\n',
      'styles/base.yaml': 'rules:\n  turn-empty: error\n',
    })
    const { surroundings } = await of('x.md')
    const found = (profile: string) =>
      checkTranscript(readTranscript(`---\nprofile: ${profile}\n---\n\n${EMPTY_TURN}`), surroundings)
        .filter(({ code }) => code === 'turn-empty' || code === 'header-rules')
        .map(({ code, severity }) => `${code} ${severity}`)
    expect(found('base')).toEqual(['turn-empty error'])
    expect(found('styles/base.yaml')).toEqual(['turn-empty error'])
    expect(found('default')).toEqual(['turn-empty warning'])
    expect(found('other')).toContain('header-rules warning')
  })

  it('that go round in a circle say where it closes', async () => {
    const { of } = opened({
      '.transcript.yaml': 'profile: ./a.yaml\n',
      'a.yaml': 'extends: ./b.yaml\n',
      'b.yaml': 'extends: a.yaml\nrules:\n  turn-empty: error\n',
    })
    const coverage = await of('x.md')
    expect(said(coverage, 'b.yaml')).toEqual(['The profile builds on itself: a.yaml → b.yaml → a.yaml.'])
    expect(severity(coverage)).toBe('error')
  })

  it('have their problems in place', async () => {
    const { of } = opened({
      '.transcript.yaml': 'profile: ./a.yaml\n',
      'a.yaml': 'extend: default\nrules:\n  turn-emtpy: off\n',
    })
    expect(said(await of('x.md'), 'a.yaml')).toEqual([
      '“extend” is no key of this file; did you mean “extends”?',
      '“turn-emtpy” is no rule; did you mean “turn-empty”?',
    ])
  })
})

describe('a roster', () => {
  const NOTES = 'JHD: Next.\n\nRPR: I agree.\n\nJDH: Me too.\n\nJHD: Fine.\n\nXQZ: I am a guest.\n\nRPR: Good.\n'
  const files = {
    '.transcript.yaml': 'roster: delegates.txt\n',
    'delegates.txt': 'Jordan Harband (JHD)\nRob Palmer (RPR)\nJane Doe (JDE)\n',
  }

  it('is one object for all files, and the same after a change of something else', async () => {
    const { of, host, workspace } = opened({ ...files })
    const { roster } = await of('a.md')
    expect((await of('b/c.md')).roster).toBe(roster)
    host.files['.transcript.yaml'] += 'rules:\n  turn-empty: off\n'
    workspace.changed([`${ROOT}/.transcript.yaml`])
    expect((await of('a.md')).roster).toBe(roster)
    host.files['delegates.txt'] += 'Guest (XQZ)\n'
    workspace.changed([`${ROOT}/delegates.txt`])
    expect((await of('a.md')).roster?.people).toHaveLength(4)
  })

  it('tells who is meant, and finds whoever is not on it', async () => {
    const { of } = opened(files)
    const { roster, surroundings } = await of('a.md')
    const transcript = readTranscript(NOTES, roster)
    expect(transcript.resolutions.get('JHD')).toMatchObject({
      kind: 'roster',
      speaker: 'Jordan Harband',
    })
    expect(english(transcript.resolutions.get('JHD')?.reason ?? '')).toBe(
      'it is an alias of Jordan Harband in delegates.txt',
    )
    const problems = checkTranscript(transcript, surroundings)
    expect(problems.map(({ code, range, message }) => [code, range.start.line, english(message)])).toEqual([
      [
        'speaker-misspelt',
        4,
        '“JDH” is not in delegates.txt; did you mean “JHD” (Jordan Harband) or “JDE” (Jane Doe)?',
      ],
      ['speaker-undeclared', 8, '“XQZ” is not in delegates.txt.'],
    ])
    expect(problems[0]?.fixes[0]?.edits[0]?.newText).toBe('JHD')
  })

  it('comes after the header', async () => {
    const { of } = opened(files)
    const { roster } = await of('a.md')
    const { resolutions } = readTranscript(
      `---\nspeakers:\n  - name: Jim Hart\n    aliases: [JHD]\n---\n\n${NOTES}`,
      roster,
    )
    expect(resolutions.get('JHD')).toMatchObject({ kind: 'declared', speaker: 'Jim Hart' })
    expect(resolutions.get('RPR')).toMatchObject({ kind: 'roster', speaker: 'Rob Palmer' })
  })

  it('is no reason to take words for initials in another case', async () => {
    const { of } = opened({ '.transcript.yaml': 'speakers: [{ name: Ivo Sand, aliases: [IS] }, Anna Meyer]\n' })
    const { roster } = await of('a.md')
    const { resolutions } = readTranscript(
      'Anna Meyer: So.\n\nIs: it?\n\nanna meyer: Yes.\n\nAnna Meyer: No.\n',
      roster,
    )
    expect(resolutions.get('Is')?.kind).not.toBe('roster')
    expect(resolutions.get('anna meyer')).toMatchObject({ kind: 'roster', spelling: 'Anna Meyer' })
  })

  it('that is missing makes nobody unlisted', async () => {
    const { of } = opened({ '.transcript.yaml': 'roster: none.txt\n' })
    expect((await of('a.md')).roster).toBeUndefined()
  })
})
