// Waiting for what the editor does in its own time.

/** The first value of `look` that is neither undefined nor false; an error that names `what` after `limitMs`. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Thenable<T | undefined | false>,
  limitMs = 15_000,
): Promise<T> {
  const started = Date.now()
  for (;;) {
    const value = await look()
    if (value !== undefined && value !== false) return value
    if (Date.now() - started > limitMs) throw new Error(`Waited ${limitMs} ms for ${what}.`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
