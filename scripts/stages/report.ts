// Runs stages and prints one line for each.
import type { Result, Stage } from './stage.ts'

export type Sum = { readonly passed: number; readonly failed: number }

/** Runs stages one after the other; a failure, or an exception, does not keep the next from running. */
export async function runStages(stages: readonly Stage[]): Promise<Sum> {
  let sum: Sum = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const started = Date.now()
    const result = await attempt(stage)
    print(stage.name, result, Date.now() - started)
    sum = add(sum, result)
  }
  return sum
}

export function add(a: Sum, b: Sum): Sum {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

async function attempt(stage: Stage): Promise<Result> {
  try {
    return await stage.run()
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) }
  }
}

function print(name: string, { passed, failed, output }: Result, ms: number): void {
  const seconds = `${(ms / 1000).toFixed(1)} s`
  console.log(
    `${name.padEnd(28)}${`${passed} passed`.padStart(12)}${`${failed} failed`.padStart(11)}${seconds.padStart(9)}`,
  )
  if (failed > 0) console.log(`\n${readable(output)}\n`)
}

/** Indented, and without the tails of lines that nobody reads, such as a bundle's or a grammar's. */
function readable(output: string): string {
  const lines = output.trimEnd().split('\n')
  return lines.map(line => `    ${line.length > 300 ? `${line.slice(0, 300)} …` : line}`).join('\n')
}
