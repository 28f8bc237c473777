import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { encodeText } from './decode.ts'
import { type Input, reasonOf } from './inputs.ts'

/**
 * Gives a file a new text, all at once: whoever reads it, and whatever fails, there is the old text or the new one. Links
 * stay links, and permissions as they are. Resolves to what failed, in plain words.
 */
export const rewrite = async (input: Input, text: string): Promise<string | undefined> => {
  if (!('text' in input) || input.encoding === undefined)
    return 'it is left as it is, since its encoding is not certain; save it as UTF-8 first'
  let temporary: string | undefined
  try {
    const path = await realpath(input.name)
    const { mode } = await stat(path)
    temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(encodeText(text, input.encoding))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return undefined
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined)
    return `it cannot be written: ${reasonOf(error)}`
  }
}
