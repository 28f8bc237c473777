import { expect, test } from 'vitest'
import { folderOf, objectsOf, run } from './run.ts'

const CLEAN = '---\nspeakers: [Anna, Ben]\n---\n\nAnna: Good morning.\n\nBen: Good morning.\n'
/** A doubled colon in line 3, after a character outside the basic plane, so that columns show their unit. */
const DOUBLED = `---\nspeakers: [𝒜nna, Ben]\n---\n\n𝒜nna:: Good morning.\n\nBen: Yes.\n`

test('JSON lines hold every field of a problem, in order; columns are UTF-16 units from 1', async () => {
  const { code, stdout, stderr } = await run(['check', '-', '--format', 'jsonl'], { stdin: DOUBLED })
  expect(stderr).toBe('')
  expect(code).toBe(1)
  const [problem, ...others] = objectsOf(stdout)
  expect(others).toEqual([])
  expect(problem).toEqual({
    file: '-',
    line: 5,
    column: 6,
    endLine: 5,
    endColumn: 8,
    severity: expect.stringMatching(/^(?:error|warning)$/),
    code: 'speaker-colon-doubled',
    message: expect.stringMatching(/\w/),
    fix: 'safe',
  })
  expect(Object.keys(problem ?? {}).join()).toBe('file,line,column,endLine,endColumn,severity,code,message,fix')
})

test('text shows the place, the message and the line', async () => {
  const { code, stdout } = await run(['check', '-'], { stdin: DOUBLED })
  expect(code).toBe(1)
  const [head, line, marks, blank, sum] = stdout.split('\n')
  expect(head).toMatch(/^-:5:6: (?:error|warning): .+ \[speaker-colon-doubled\]$/)
  expect(line).toBe('  5 | 𝒜nna:: Good morning.')
  expect(marks).toBe('    |     ^^')
  expect(blank).toBe('')
  expect(sum).toMatch(/^1 problem \(1 (?:error|warning)\) in 1 file\.$/)
})

test('a clean file is said to be clean; JSON lines say nothing', async () => {
  const folder = folderOf({ 'a.transcript': CLEAN, 'b.transcript.md': CLEAN, 'c.md': DOUBLED })
  expect(await run(['check', folder, '--format', 'jsonl'])).toEqual({ code: 0, stdout: '', stderr: '' })
  const { code, stdout } = await run(['check', folder])
  expect(code).toBe(0)
  expect(stdout).toContain(' in 2 files.\n')
})

test('a place far into a long line is shown with what stands around it', async () => {
  const text = `---\nspeakers: [Anna]\n---\n\nAnna: ${'word '.repeat(100)}[unclosed\n`
  const { stdout } = await run(['check', '-'], { stdin: text, terminal: 80, env: { NO_COLOR: '1' } })
  const [, line = '', marks = ''] = stdout.split('\n')
  expect(line).toBe('  5 | …word word word word [unclosed')
  expect(line.slice(marks.indexOf('^'))).toBe('[unclosed')
})

test('no file can send control characters to the terminal', async () => {
  const text = '---\nspeakers: [Anna]\n---\n\nAnna:: \u001b[2Jhidden\u202e\n'
  const { stdout } = await run(['check', '-'], { stdin: text })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  expect((await run(['turns', '-'], { stdin: text })).stdout).not.toContain('\u001b')
})

test('colour on a terminal only, unless the environment says otherwise', async () => {
  const colored = async (terminal: boolean, env: Record<string, string>): Promise<boolean> =>
    (await run(['check', '-'], { stdin: DOUBLED, env, ...(terminal ? { terminal: 80 } : {}) })).stdout.includes(
      '\u001b[',
    )
  expect(await colored(false, {})).toBe(false)
  expect(await colored(true, {})).toBe(true)
  expect(await colored(true, { NO_COLOR: '1' })).toBe(false)
  expect(await colored(true, { TERM: 'dumb' })).toBe(false)
  expect(await colored(false, { FORCE_COLOR: '1' })).toBe(true)
  expect(await colored(true, { FORCE_COLOR: '0' })).toBe(false)
})

test('a file with more problems than are told says so', async () => {
  const stdin = `---\nspeakers: [Anna]\n---\n\n${'Anna:: Hello.\n'.repeat(10_001)}`
  const { stdout, stderr } = await run(['check', '-', '--format', 'jsonl'], { stdin })
  expect(objectsOf(stdout)).toHaveLength(10_000)
  expect(stderr).toBe('transcript: -: it has more problems than are told\n')
})

test('a label is compared with those of the other files, and none with the files that are not named', async () => {
  const turns = 'Anna Meyer: Welcome.\n\nJustin Garrison: Thanks.\n\n'.repeat(4)
  const folder = folderOf({
    'one.transcript': turns,
    'two.transcript': turns,
    'three.transcript': turns.slice(0, 22) + 'Justin Garisson: Thanks.\n\n'.repeat(2),
  })
  const slips = async (path: string) => {
    const { stdout } = await run(['check', path, '--format', 'jsonl'])
    return objectsOf(stdout).filter(({ code }) => code === 'speaker-elsewhere')
  }
  expect(await slips(folder)).toMatchObject([{ file: `${folder}/three.transcript`, severity: 'warning' }])
  expect(await slips(`${folder}/three.transcript`)).toEqual([])
  const fixed = await run(['fix', folder, '--suggested', '--dry-run'])
  expect(fixed.stdout).toContain('+Justin Garrison: Thanks.')
  expect(fixed.code).toBe(0)
})
