// Writes messages to a stream. Those of the library hold up everybody while a long answer is made into JSON, and copied.
import type { Writable } from 'node:stream'
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node'
import { jsonParts } from './jsonParts.ts'
import { mustPause, pause } from './lsp/run.ts'

/** So much of a message is given to the stream at once, in UTF-16 units. */
const CHUNK = 32_000

/** Writes the messages to a stream, in order, long ones in small steps. */
export const messageWriter = (stream: Writable): MessageWriter => {
  class Writer extends AbstractMessageWriter {
    #last: Promise<void> = Promise.resolve()
    #errors = 0

    constructor() {
      super()
      stream.on('error', error => this.fireError(error))
      stream.on('close', () => this.fireClose())
    }

    write(message: Message): Promise<void> {
      const written = this.#last.then(() => this.#send(message))
      this.#last = written.catch(error => this.fireError(error, message, ++this.#errors))
      return written
    }

    end(): void {
      stream.end()
    }

    async #send(message: Message): Promise<void> {
      const chunks: string[] = []
      let chunk = ''
      let length = 0
      const close = (): void => {
        length += Buffer.byteLength(chunk)
        chunks.push(chunk)
        chunk = ''
      }
      const work = jsonParts(message, part => {
        chunk += part
        if (chunk.length > CHUNK) close()
      })
      while (!work.next().done) if (mustPause()) await pause()
      close()
      chunks[0] = `Content-Length: ${length}\r\n\r\n${chunks[0]}`
      // One after the other: what a stream has to keep back it encodes all at once.
      for (const [at, some] of chunks.entries()) {
        if (at > 0 && mustPause()) await pause()
        await new Promise<void>((resolve, reject) => {
          stream.write(some, error => (error ? reject(error) : resolve()))
        })
      }
    }
  }
  return new Writer()
}
