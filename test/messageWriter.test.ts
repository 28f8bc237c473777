import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import type { Message } from 'vscode-languageserver/node'
import { messageReader } from '../server/messageReader.ts'
import { messageWriter } from '../server/messageWriter.ts'

const messageOf = (id: number, result: unknown): Message => ({ jsonrpc: '2.0', id, result }) as Message

it('writes messages in order, long ones too', async () => {
  const stream = new PassThrough()
  const messages = [
    messageOf(1, 'Größe 🎉'),
    messageOf(
      2,
      Array.from({ length: 30_000 }, (_, line) => ({ line, text: 'Ä' })),
    ),
    messageOf(3, 'x'.repeat(200_000)),
    messageOf(4, null),
  ]
  const read: Message[] = []
  const done = new Promise<void>(resolve => {
    messageReader(stream).listen(message => {
      if (read.push(message) === messages.length) resolve()
    })
  })
  const writer = messageWriter(stream)
  for (const message of messages) void writer.write(message)
  await done
  expect(read).toEqual(messages)
})

it('tells of a message that cannot be written, and writes the next', async () => {
  const stream = new PassThrough()
  const writer = messageWriter(stream)
  const errors: unknown[] = []
  writer.onError(([error]) => errors.push(error))
  const circle: { self?: unknown } = {}
  circle.self = circle
  await expect(writer.write(messageOf(1, circle))).rejects.toThrow()
  expect(errors).toHaveLength(1)
  await writer.write(messageOf(2, 'yes'))
  expect(String(stream.read())).toContain('"yes"')
})

it('tells when its stream is broken', async () => {
  const stream = new PassThrough()
  const writer = messageWriter(stream)
  const errors: unknown[] = []
  writer.onError(([error]) => errors.push(error))
  stream.destroy(new Error('gone'))
  await expect(writer.write(messageOf(1, 'yes'))).rejects.toThrow()
  expect(errors.length).toBeGreaterThan(0)
})
