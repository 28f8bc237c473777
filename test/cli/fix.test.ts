import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, run } from './run.ts'

const HEADER = '---\nspeakers: [Anna, Ben]\n---\n\n'
const WRONG = `${HEADER}Anna:: Good morning.\n\nBen: Yes.\n\nAnna: So.\n\nBen: Well.\n\nanna:Indeed.\n`
const RIGHT = `${HEADER}Anna: Good morning.\n\nBen: Yes.\n\nAnna: So.\n\nBen: Well.\n\nAnna: Indeed.\n`

test('repairs a file, prints what it changed, and finds nothing more', async () => {
  const folder = folderOf({ 'a.transcript': WRONG })
  const file = join(folder, 'a.transcript')
  const { code, stdout, stderr } = await run(['fix', file])
  expect(readFileSync(file, 'utf8')).toBe(RIGHT)
  expect(stdout).toBe(`--- ${file}
+++ ${file}
@@ -2,7 +2,7 @@
 speakers: [Anna, Ben]
 ---
${' '}
-Anna:: Good morning.
+Anna: Good morning.
${' '}
 Ben: Yes.
${' '}
@@ -10,4 +10,4 @@
${' '}
 Ben: Well.
${' '}
-anna:Indeed.
+Anna: Indeed.
`)
  expect([code, stderr]).toEqual([0, '3 problems repaired in 1 file.\n'])
  expect(await run(['fix', file])).toEqual({ code: 0, stdout: '', stderr: '0 problems repaired in 0 files.\n' })
  expect(readdirSync(folder)).toEqual(['a.transcript'])
})

test('leaves the files as they are in a dry run', async () => {
  const folder = folderOf({ 'a.transcript': WRONG })
  const { stdout, stderr } = await run(['fix', '--dry-run', folder])
  expect(stdout).toContain('+Anna: Good morning.\n')
  expect(stderr).toBe('3 problems can be repaired in 1 file.\n')
  expect(readFileSync(join(folder, 'a.transcript'), 'utf8')).toBe(WRONG)
})

test('applies suggested repairs only when asked to, and tells what is left', async () => {
  const misspelt = RIGHT.replace('[Anna, Ben]', '[Annabel Lee, Ben]').replaceAll('Anna:', 'Annabel Lee:')
  const folder = folderOf({ 'a.transcript': misspelt.replace('Annabel Lee: So', 'Anabel Lee: So') })
  const safe = await run(['fix', folder])
  expect([safe.code, safe.stdout]).toEqual([1, ''])
  expect(safe.stderr).toBe('0 problems repaired in 0 files; 1 left that need a look.\n')
  const suggested = await run(['fix', '--suggested', folder])
  expect(suggested.code).toBe(0)
  expect(readFileSync(join(folder, 'a.transcript'), 'utf8')).toBe(misspelt)
})

test('prints the repaired text of standard input', async () => {
  expect((await run(['fix', '-'], { stdin: WRONG })).stdout).toBe(RIGHT)
  expect((await run(['fix', '-', '--dry-run'], { stdin: WRONG })).stdout).toContain('-Anna:: Good morning.\n')
})

test('writes a file back as it was: its encoding and mark, its permissions, its links', async () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  const folder = folderOf({
    'a.transcript': utf16(WRONG),
    'b.transcript': `\ufeff${WRONG.replaceAll('\n', '\r\n')}`,
    'c.txt': WRONG,
  })
  chmodSync(join(folder, 'c.txt'), 0o640)
  symlinkSync('c.txt', join(folder, 'c.transcript'))
  expect((await run(['fix', folder])).code).toBe(0)
  expect(readFileSync(join(folder, 'a.transcript'))).toEqual(utf16(RIGHT))
  expect(readFileSync(join(folder, 'b.transcript'), 'utf8')).toBe(`\ufeff${RIGHT.replaceAll('\n', '\r\n')}`)
  expect(readFileSync(join(folder, 'c.txt'), 'utf8')).toBe(RIGHT)
  expect(lstatSync(join(folder, 'c.transcript')).isSymbolicLink()).toBe(true)
  expect(statSync(join(folder, 'c.txt')).mode & 0o777).toBe(0o640)
})

test('leaves alone what it cannot write back for certain', async () => {
  const latin = Buffer.from(WRONG.replace('Well', 'Tr\u00e8s bien'), 'latin1')
  const folder = folderOf({ 'a.transcript': latin })
  const { code, stderr } = await run(['fix', folder])
  expect(code).toBe(2)
  expect(stderr).toContain('it is left as it is, since its encoding is not certain; save it as UTF-8 first')
  expect(readFileSync(join(folder, 'a.transcript'))).toEqual(latin)
})

test('refuses options of other commands', async () => {
  const { code, stderr } = await run(['check', '--dry-run'])
  expect(code).toBe(2)
  expect(stderr).toContain('The command check has no option --dry-run.')
})
