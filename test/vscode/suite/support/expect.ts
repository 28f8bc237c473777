// Assertions that exist in both extension hosts.

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message)
}

export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  if (actual !== expected)
    throw new Error(`${message}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
}

/** Equal as JSON: for plain data. */
export function deepEqual(actual: unknown, expected: unknown, message = 'not equal'): void {
  const [a, b] = [actual, expected].map(value => JSON.stringify(value, null, 1))
  if (a !== b) throw new Error(`${message}:\n${a}\nexpected\n${b}`)
}
