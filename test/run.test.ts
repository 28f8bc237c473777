import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver'
import { run } from '../server/lsp/run.ts'
import type { Steps } from '../server/text/steps.ts'

/** Work of so many steps of a fifth of a millisecond, which notes in which turn of the event loop each was done. */
function* steps(count: number, turn: () => number, turns: number[]): Steps<number> {
  for (let i = 0; i < count; i++) {
    for (const until = performance.now() + 0.2; performance.now() < until; );
    turns.push(turn())
    yield
  }
  return count
}

/** Counts the turns of the event loop until it is stopped. */
const counting = () => {
  let turn = 0
  let going = true
  const next = (): void => {
    turn++
    if (going) setImmediate(next)
  }
  setImmediate(next)
  return {
    turn: () => turn,
    stop: () => {
      going = false
    },
  }
}

const nothing = (): void => undefined

it('begins at once where nothing else is under way', async () => {
  await sleep(30)
  let begun = false
  const work = function* (): Steps<void> {
    begun = true
    yield
  }
  const done = run(work(), CancellationToken.None, nothing)
  expect(begun).toBe(true)
  await done
})

it('lets works that are under way together have one slice in a turn', async () => {
  const { turn, stop } = counting()
  const [a, b, c]: number[][] = [[], [], []]
  const works = [a, b, c].map(turns => run(steps(100, turn, turns ?? []), CancellationToken.None, nothing))
  expect(await Promise.all(works)).toEqual([100, 100, 100])
  stop()
  const inBoth = (some: number[] = [], others: number[] = []): number[] => {
    const all = new Set(others)
    return [...new Set(some)].filter(one => all.has(one))
  }
  // What begins late has the rest of the slice, once.
  expect(inBoth(a, b).length + inBoth(b, c).length + inBoth(a, c).length).toBeLessThanOrEqual(3)
  expect(new Set(a).size).toBeGreaterThan(2)
})

it('ends where it is cancelled, or not wanted any more, and others go on', async () => {
  const cancelled = new CancellationTokenSource()
  const endless = function* (): Steps<void> {
    for (;;) yield
  }
  const stale = (): void => {
    throw new Error('stale')
  }
  const first = run(endless(), cancelled.token, nothing)
  const second = run(endless(), CancellationToken.None, stale)
  const third = run(
    steps(50, () => 0, []),
    CancellationToken.None,
    nothing,
  )
  setTimeout(() => cancelled.cancel(), 10)
  const [a, b, c] = await Promise.allSettled([first, second, third])
  expect(a).toMatchObject({ status: 'rejected', reason: { message: 'Cancelled.' } })
  expect(b).toMatchObject({ status: 'rejected', reason: { message: 'stale' } })
  expect(c).toEqual({ status: 'fulfilled', value: 50 })
})
