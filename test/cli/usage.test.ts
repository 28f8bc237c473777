import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { run } from './run.ts'

test('the version', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('help, in general and for a command, in lines of a common width', async () => {
  for (const args of [['--help'], ['-h'], ['check', '--help'], ['--help', 'turns']]) {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: transcript /)
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(120)
  }
  expect((await run(['check', '--help'])).stdout).toContain('transcript check [PATH…] [--format text|jsonl]')
})

test.each([
  [[], 'A command is missing: check, fix or turns.'],
  [['chekc'], 'There is no command chekc. Did you mean check?'],
  [['toString'], 'There is no command toString.'],
  [['check', '--fromat', 'jsonl'], 'There is no option --fromat. Did you mean --format?'],
  [['check', '-x'], 'There is no option -x.'],
  [['check', '--constructor'], 'There is no option --constructor.'],
  [['check', '--format'], 'The option --format needs a value.'],
  [['check', '--format', 'json'], 'There is no format json; check knows text, jsonl. Did you mean jsonl?'],
  [['check', '--format', 'csv'], 'There is no format csv; check knows text, jsonl.'],
  [['turns', '--format', 'cvs'], 'There is no format cvs; turns knows text, jsonl, csv. Did you mean csv?'],
  [['check', '--help=yes'], 'The option --help takes no value.'],
])('%j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await run(args, { stdin: 'x' })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(`transcript: ${message}\nTry transcript --help.\n`)
})

test('after -- a path may begin with a dash', async () => {
  const { code, stderr } = await run(['check', '--', '--format'])
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'transcript: --format: there is no such file or folder\n' })
})
