import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkPage, emptyTallies, isAlarm } from './check.ts'

/** Clean transcripts of several kinds, invented. */
const FOLDER = 'test/accuracy/clean'
const TRIES = 4

it('finds mistakes of every kind in clean transcripts, and nothing in them as they are', () => {
  const tallies = emptyTallies()
  const problems = readdirSync(FOLDER).flatMap(
    name => checkPage(name, readFileSync(`${FOLDER}/${name}`, 'utf8'), TRIES, tallies).problems,
  )
  expect(problems.filter(isAlarm)).toEqual([])
  for (const { mistake, made, found, restored, missed } of tallies) {
    if (made === 0) continue
    expect(found / made, `${mistake.name}: ${JSON.stringify(missed)}`).toBeGreaterThanOrEqual(
      LEAST[mistake.name] ?? 0.95,
    )
    if (mistake.restores) expect(restored, mistake.name).toBeGreaterThanOrEqual(found * 0.95)
  }
})

/** Kinds of which some cannot be told from what is right. */
const LEAST: Readonly<Record<string, number>> = { 'colon dropped': 0.9, 'time backwards': 0.75 }
