// Reads messages from a stream. Those of the library hold up everybody while a message as long as a file is put together and parsed.
import type { Readable } from 'node:stream'
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver/node'
import { type Incoming, jsonSteps } from './jsonSteps.ts'
import { mustPause, pause } from './lsp/run.ts'

const HEADER = /content-length:[ \t]*(\d+)[ \t]*\r\n(?:[^\r\n]+\r\n)*\r\n/i

/** No header is longer, in bytes. */
const LONGEST_HEADER = 4096

/** A message of which so many bytes are still to come. */
class Coming implements Incoming {
  #missing: number
  #parts: Buffer[] = []
  #tellOfMore: () => void = () => undefined

  constructor(missing: number) {
    this.#missing = missing
  }

  readonly isWhole = (): boolean => this.#missing === 0
  readonly take = (): Buffer | undefined => this.#parts.shift()

  /** Takes its bytes from the beginning of a chunk, and answers with the rest of that. */
  add(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, this.#missing)
    this.#missing -= part.length
    this.#parts.push(part)
    this.#tellOfMore()
    return chunk.subarray(part.length)
  }

  /** Waits until there is more to read. */
  async more(): Promise<void> {
    if (this.#parts.length > 0 || this.isWhole()) return
    await new Promise<void>(resolve => {
      this.#tellOfMore = resolve
    })
  }
}

/** Takes bytes as they come, and gives away each message as soon as it begins; what stands between messages is passed over. */
const cutting = (begin: (message: Coming) => void): ((chunk: Buffer) => void) => {
  let header = ''
  let message: Coming | undefined
  return chunk => {
    for (let rest = chunk; rest.length > 0; ) {
      if (message !== undefined && !message.isWhole()) {
        rest = message.add(rest)
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
      message = new Coming(Number(found[1]))
      begin(message)
    }
  }
}

const read = async (message: Coming): Promise<Message> => {
  const work = jsonSteps(message)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value as Message
    await message.more()
    if (mustPause()) await pause()
  }
}

/** Reads the messages that come over a stream, in order, long ones in small steps. */
export const messageReader = (stream: Readable): MessageReader => {
  class Reader extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      let last = Promise.resolve()
      const take = cutting(message => {
        last = last
          .then(() => read(message))
          .then(callback)
          .catch(error => this.fireError(error))
      })
      stream.on('data', take)
      stream.on('error', error => this.fireError(error))
      stream.on('close', () => this.fireClose())
      return { dispose: () => void stream.off('data', take) }
    }
  }
  return new Reader()
}
