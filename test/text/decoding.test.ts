import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../server/cli/decode.ts'
import { decodeBytes } from '../../server/text/decoding.ts'

/** Texts and what is none, in several encodings. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 30 }),
  fc
    .tuple(
      fc.array(fc.constantFrom('Anna: ', 'é', '\n', '世', '🎉', '\ufeff', '“')),
      fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'),
      fc.boolean(),
    )
    .map(([parts, encoding, swapped]) => {
      const written = Buffer.from(parts.join(''), encoding)
      return swapped && encoding === 'utf16le' ? written.swap16() : written
    }),
)

test('browsers read the bytes as Node does', () => {
  const check = (some: Uint8Array): void => {
    const [here, node] = [decodeBytes(some), decodeText(some)]
    if (here.kind === 'binary') expect(node).toHaveProperty('refusal')
    else expect(node).toMatchObject({ text: here.text })
    if (here.kind === 'text') expect(node).toMatchObject({ encoding: here.encoding })
  }
  fc.assert(fc.property(bytes, check), { seed: 1, numRuns: 300 })
})
