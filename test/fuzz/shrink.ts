// Makes a failing script small: drops what is not needed for it to fail.
import type { Script } from './script.ts'

/** `list` without the items that can go while `fails` still holds: large parts first, then ever smaller ones. */
const without = <T>(list: readonly T[], fails: (list: readonly T[]) => boolean): readonly T[] => {
  let rest = list
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < rest.length; ) {
      const fewer = [...rest.slice(0, from), ...rest.slice(from + size)]
      if (fails(fewer)) rest = fewer
      else from += size
    }
  }
  return rest
}

/** The lines of a text with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? []

/** A small script that fails as `fails` says, got from one that does. */
export const shrunk = (script: Script, fails: (script: Script) => boolean): Script => {
  const steps = without(script.steps, steps => fails({ ...script, steps }))
  // Changes of one notification can stand in notifications of their own; then each can go.
  const single = steps.flatMap(({ changes, look }) => changes.map(change => ({ changes: [change], look })))
  const fewer = fails({ ...script, steps: single }) ? without(single, steps => fails({ ...script, steps })) : steps
  const start = without(linesOf(script.start), lines => fails({ start: lines.join(''), steps: fewer })).join('')
  const texts = fewer.map(step => step)
  for (const [index, step] of fewer.entries()) {
    const [change] = step.changes
    if (step.changes.length !== 1 || change === undefined) continue
    const withText = (text: string) => texts.with(index, { ...step, changes: [{ ...change, text }] })
    const text = without([...change.text], letters => fails({ start, steps: withText(letters.join('')) })).join('')
    texts[index] = { ...step, changes: [{ ...change, text }] }
  }
  return { start, steps: texts }
}
