import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, objectsOf, run } from './run.ts'

const NOTES = 'JHD: Next.\n\nRPR: I agree.\n\nJDH: Me too.\n\nJHD: Fine.\n\nRPR: Good.\n'
const FILES = {
  '.transcript.yaml': 'files: ["meetings/**/*.md"]\nroster: delegates.txt\nrules:\n  speaker-misspelt: hint\n',
  'delegates.txt': 'Jordan Harband (JHD)\nRob Palmer (RPR)\n',
  'meetings/day 1.md': NOTES,
  'README.md': NOTES,
}

const check = async (folder: string, ...paths: string[]) => {
  const { code, stdout, stderr } = await run(['check', ...paths.map(path => join(folder, path)), '--format', 'jsonl'])
  expect(stderr).toBe('')
  const problems = objectsOf(stdout).map(({ file, line, severity, code: what }) => {
    return `${String(file).slice(folder.length + 1)}:${line} ${severity} ${what}`
  })
  return { code, problems }
}

test('a folder’s transcripts are those that its workspace file names, checked with its roster and rules', async () => {
  const folder = folderOf(FILES)
  expect(await check(folder, '')).toEqual({ code: 0, problems: ['meetings/day 1.md:5 hint speaker-misspelt'] })
  expect((await check(folder, 'meetings')).problems).toHaveLength(1)
})

test('a file that is named is covered whether it is matched or not', async () => {
  const folder = folderOf(FILES)
  expect((await check(folder, 'README.md')).problems).toEqual(['README.md:5 hint speaker-misspelt'])
})

test('problems of the workspace file and roster are told once, before the first file', async () => {
  const folder = folderOf({
    ...FILES,
    '.transcript.yaml': 'files: "meetings/*.md"\nrooster: delegates.txt\nroster: delegates.txt\n',
    'delegates.txt': 'Jordan Harband (JHD)\nRob Palmer (RPR\n',
    'meetings/day 2.md': NOTES,
  })
  const { code, problems } = await check(folder, '')
  expect(code).toBe(1)
  expect(problems.filter(line => line.includes('-file'))).toEqual([
    'delegates.txt:2 warning roster-file',
    '.transcript.yaml:2 warning workspace-file',
  ])
  expect(problems.indexOf('.transcript.yaml:2 warning workspace-file')).toBe(1)
})

test('a missing roster is an error', async () => {
  const folder = folderOf({ ...FILES, '.transcript.yaml': 'files: "meetings/*.md"\nroster: delegate.txt\n' })
  const { code, problems } = await check(folder, '')
  expect(code).toBe(1)
  expect(problems).toContain('.transcript.yaml:2 error workspace-file')
})

test('turns and fixes know the roster', async () => {
  const folder = folderOf(FILES)
  const { stdout } = await run(['turns', folder, '--format', 'jsonl'])
  expect(objectsOf(stdout).map(({ speaker, resolution }) => `${speaker} ${resolution}`)).toContain('Rob Palmer roster')
  const fixed = await run(['fix', '--suggested', '--dry-run', folder])
  expect(fixed.stdout).toContain('+JHD: Me too.')
})

test('a text from standard input is covered by nothing', async () => {
  const { stdout } = await run(['turns', '-', '--format', 'jsonl'], { stdin: NOTES })
  expect(objectsOf(stdout).some(({ resolution }) => resolution === 'roster')).toBe(false)
})
