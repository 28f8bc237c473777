import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { messageReader } from '../server/messageReader.ts'

const framed = (content: string, more = ''): string =>
  `${more}Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`

/** What is read of bytes that come in chunks: the messages as JSON, and how many could not be read. */
const readChunks = async (chunks: readonly Buffer[], count: number) => {
  const stream = new PassThrough()
  const reader = messageReader(stream)
  const messages: string[] = []
  let failed = 0
  const done = new Promise<void>(resolve => {
    const look = (): void => {
      if (messages.length + failed === count) resolve()
    }
    reader.onError(() => {
      failed++
      look()
    })
    reader.listen(message => {
      messages.push(JSON.stringify(message))
      look()
    })
    if (count === 0) resolve()
  })
  for (const chunk of chunks) {
    stream.write(chunk)
    // Now and then there is nothing more for a while.
    if (chunk.length % 5 === 0) await new Promise(setImmediate)
  }
  await done
  stream.destroy()
  return { messages, failed }
}

const cutAt = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const ends = [...new Set([...cuts.map(cut => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b)
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end)).filter(chunk => chunk.length > 0)
}

const params = fc.oneof(
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
  fc.record({ text: fc.constantFrom('🎉"\\é\n'.repeat(900), 'word '.repeat(9_000)), more: fc.array(fc.integer()) }),
)
const message = params.map(some => JSON.stringify({ jsonrpc: '2.0', method: 'some', params: some }))

it('reads messages in order, wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 6 }),
      fc.array(fc.nat()),
      fc.constantFrom(
        '',
        'X-Other: 1\r\n',
        'no message\r\n',
        'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n',
      ),
      async (messages, cuts, more) => {
        const bytes = Buffer.from(messages.map(content => framed(content, more)).join(''))
        const read = await readChunks(cutAt(bytes, cuts), messages.length)
        expect(read).toEqual({ messages, failed: 0 })
      },
    ),
    { seed: 12, numRuns: 200 },
  )
})

it.each(['', '{', '{"a":', 'nothing', `{"text":"${'x'.repeat(90_000)}`, `[${'1,'.repeat(5_000)}`, '[['.repeat(9_000)])(
  'goes on behind what is no JSON: %.9s',
  async broken => {
    const good = JSON.stringify({ jsonrpc: '2.0', method: 'some' })
    const bytes = Buffer.from(framed(good) + framed(broken) + framed(good))
    for (const size of [7, 1_000, bytes.length]) {
      const cuts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => i * size)
      expect(await readChunks(cutAt(bytes, cuts), 3)).toEqual({ messages: [good, good], failed: 1 })
    }
  },
)

it('goes on when a message makes its reader fail', async () => {
  const stream = new PassThrough()
  const reader = messageReader(stream)
  const errors: unknown[] = []
  reader.onError(error => errors.push(error.message))
  const seen = await new Promise<number>(resolve => {
    let count = 0
    reader.listen(() => {
      if (++count === 2) resolve(count)
      else throw new Error('no')
    })
    stream.write(framed('{"a":1}') + framed('{"a":2}'))
  })
  expect(seen).toBe(2)
  expect(errors).toEqual(['no'])
})
