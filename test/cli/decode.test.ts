import { expect, test } from 'vitest'
import { decodePieces, decodeText } from '../../server/cli/decode.ts'
import { say } from '../../server/text/message.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

test('UTF-8, with a byte-order mark or without', () => {
  expect(decodeText(bytes('Zoë: ja'))).toMatchObject({ text: 'Zoë: ja' })
  expect(decodeText(bytes('\ufeffZoë: ja\ufeff'))).toMatchObject({ text: 'Zoë: ja\ufeff' })
  expect(decodeText(bytes())).toMatchObject({ text: '' })
})

test('UTF-16, by its mark or by its zeros', () => {
  const little = Buffer.from('Zoë: ja\r\n', 'utf16le')
  const big = Buffer.from(little).swap16()
  const text = 'Zoë: ja\r\n'
  expect(decodeText(Buffer.concat([bytes(0xff, 0xfe), little]))).toMatchObject({ text })
  expect(decodeText(Buffer.concat([bytes(0xfe, 0xff), big]))).toMatchObject({ text })
  expect(decodeText(little)).toMatchObject({ text })
  expect(decodeText(big)).toMatchObject({ text })
})

test('an old encoding is read with a note', () => {
  expect(decodeText(bytes('Zo', 0xeb, ': ', 0x93, 'ja', 0x94))).toEqual({
    text: 'Zoë: “ja”',
    note: 'it is no UTF-8; it is read as Windows-1252',
  })
})

test('a few broken bytes in UTF-8 do not spoil the rest', () => {
  expect(decodeText(bytes('Zoë: é è ', 0xff, ' ja'))).toEqual({
    text: 'Zoë: é è \ufffd ja',
    note: '1 place in it is no UTF-8, and read as U+FFFD',
  })
})

test('a binary file is refused', () => {
  expect(decodeText(bytes('GIF89a', 1, 0, 1, 0, 0, 0xff))).toEqual({ refusal: say`it is a binary file, no text` })
  expect(decodeText(bytes('Zoë: j', 0, 'a'))).toEqual({ refusal: say`it is a binary file, no text` })
})

test.each(['\n', '\r\n', '\r'])(
  'gives sound UTF-8 in pieces of lines that end in %j, which together are the text',
  eol => {
    const text = `\ufeff${`Anna Meyer: Größe – 你好, 😀.${eol}${eol}`.repeat(5000)}${'x'.repeat(100_000)}${eol}end`
    const pieces = [...(decodePieces(Buffer.from(text)) ?? [])]
    expect(pieces.length).toBeGreaterThan(4)
    expect(pieces.join('')).toBe(text.slice(1))
    for (const piece of pieces.slice(0, -1)) expect(piece.endsWith(eol)).toBe(true)
    expect([...(decodePieces(Buffer.from('')) ?? [])]).toEqual([])
    for (const bytes of [Buffer.from('é', 'latin1'), Buffer.from('\ufeffa', 'utf16le'), Buffer.from('\0')])
      expect(decodePieces(bytes)).toBeUndefined()
  },
)
