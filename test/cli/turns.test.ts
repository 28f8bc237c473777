import { expect, test } from 'vitest'
import { objectsOf, run } from './run.ts'

const TALK = `---
title: A talk
speakers:
  - name: Anna Meyer
    role: Chair
    aliases: [AM]
---

[0:00:10] Chair Anna\u00a0Meyer (on the phone): Good morning.

Shall we begin, "all"?

[0:00:15.250] AM: Yes. [laughter]

# Part two

Ben Okoro: 早上好
`

test('JSON lines hold every field of a turn, in order', async () => {
  const { code, stdout, stderr } = await run(['turns', '-', '--format', 'jsonl'], { stdin: TALK })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const turns = objectsOf(stdout)
  expect(turns).toEqual([
    {
      file: '-',
      turn: 1,
      line: 9,
      label: 'Chair Anna\u00a0Meyer',
      speaker: 'Anna Meyer',
      resolution: 'declared',
      manner: 'on the phone',
      start: 10_000,
      end: 15_250,
      words: 6,
      text: 'Good morning.\n\nShall we begin, "all"?',
    },
    {
      file: '-',
      turn: 2,
      line: 13,
      label: 'AM',
      speaker: 'Anna Meyer',
      resolution: 'declared',
      manner: null,
      start: 15_250,
      end: null,
      words: 1,
      text: 'Yes. [laughter]',
    },
    {
      file: '-',
      turn: 3,
      line: 17,
      label: 'Ben Okoro',
      speaker: 'Ben Okoro',
      resolution: 'inferred',
      manner: null,
      start: null,
      end: null,
      words: 3,
      text: '早上好',
    },
  ])
  expect(Object.keys(turns[0] ?? {}).join()).toBe('file,turn,line,label,speaker,resolution,manner,start,end,words,text')
})

test('CSV has a header row, CR LF, and quotation marks where they are needed', async () => {
  const { stdout } = await run(['turns', '-', '--format=csv'], {
    stdin: 'Anna Meyer: Yes, "so".\r\n\r\nMore.\r\nAnna Meyer: No\r\n',
  })
  expect(stdout).toBe(
    [
      'file,turn,line,label,speaker,resolution,manner,start,end,words,text',
      '-,1,1,Anna Meyer,Anna Meyer,inferred,,,,3,"Yes, ""so"".\n\nMore."',
      '-,2,4,Anna Meyer,Anna Meyer,inferred,,,,1,No',
      '',
    ].join('\r\n'),
  )
  expect((await run(['turns', '-', '--format', 'csv'], { stdin: 'No turns.' })).stdout).toBe(
    'file,turn,line,label,speaker,resolution,manner,start,end,words,text\r\n',
  )
})

test('the table fits the terminal', async () => {
  const { stdout } = await run(['turns', '-'], { stdin: TALK, terminal: 60 })
  const lines = stdout.split('\n')
  expect(lines[0]).toContain('-\u001b[22m: 3 turns, 2 speakers, 10 words')
  const plain = (await run(['turns', '-'], { stdin: TALK, terminal: 60, env: { NO_COLOR: '1' } })).stdout
  expect(plain).toBe(
    [
      '-: 3 turns, 2 speakers, 10 words',
      'line         time  speaker     words  text',
      '   9      0:00:10  Anna Meyer      6  Good morning. Shall w…',
      '  13  0:00:15.250  Anna Meyer      1  Yes. [laughter]',
      '  17               Ben Okoro       3  早上好',
      '',
      '',
    ].join('\n'),
  )
})

test('a text without turns is said to have none', async () => {
  expect(await run(['turns', '-'], { stdin: 'Prose.' })).toEqual({ code: 0, stdout: '-: no turns\n', stderr: '' })
  expect(await run(['turns', '-', '--format', 'jsonl'], { stdin: '' })).toEqual({ code: 0, stdout: '', stderr: '' })
})
