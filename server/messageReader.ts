// Reads messages from a stream. Those of the library hold up everybody while a message as long as a file is put together and parsed.
import type { Readable } from 'node:stream'
import {
  AbstractMessageReader,
  CancellationToken,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver/node'
import { jsonSteps } from './jsonSteps.ts'
import { run } from './lsp/run.ts'

const HEADER = /content-length:[ \t]*(\d+)[ \t]*\r\n(?:[^\r\n]+\r\n)*\r\n/i

/** No header is longer, in bytes. */
const LONGEST_HEADER = 4096

/** Takes bytes as they come, and gives away the parts of each message; what stands between messages is passed over. */
const cutting = (take: (message: readonly Buffer[]) => void): ((chunk: Buffer) => void) => {
  let header = ''
  let parts: Buffer[] = []
  let missing = 0
  const finish = (): void => {
    take(parts)
    parts = []
  }
  return chunk => {
    for (let rest = chunk; rest.length > 0; ) {
      if (missing > 0) {
        const part = rest.subarray(0, missing)
        parts.push(part)
        missing -= part.length
        rest = rest.subarray(part.length)
        if (missing === 0) finish()
        continue
      }
      const part = rest.subarray(0, LONGEST_HEADER)
      header += part.toString('latin1')
      const found = HEADER.exec(header)
      const behind = found === null ? 0 : header.length - found.index - found[0].length
      rest = rest.subarray(part.length - behind)
      if (found === null) {
        header = header.slice(-LONGEST_HEADER)
        continue
      }
      header = ''
      missing = Number(found[1])
      if (missing === 0) finish()
    }
  }
}

/** Reads the messages that come over a stream, in order, long ones in small steps. */
export const messageReader = (stream: Readable): MessageReader => {
  class Reader extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      let last = Promise.resolve()
      const read = async (bytes: readonly Buffer[]): Promise<void> =>
        callback((await run(jsonSteps(bytes), CancellationToken.None, () => undefined)) as Message)
      const take = cutting(bytes => {
        last = last.then(() => read(bytes)).catch(error => this.fireError(error))
      })
      stream.on('data', take)
      stream.on('error', error => this.fireError(error))
      stream.on('close', () => this.fireClose())
      return { dispose: () => void stream.off('data', take) }
    }
  }
  return new Reader()
}
