// What comes over stdin without all that is no message. The library would wait for the end of a header that has none, and take the
// next message for a part of it.
import { Transform } from 'node:stream'

const HEADER = /content-length:[ \t]*(\d+)[ \t]*\r\n(?:[^\r\n]+\r\n)*\r\n/i

/** No header is longer, in bytes. */
const LONGEST = 4096

/** Lets pass the length of a message and the message, and nothing else. */
export const onlyMessages = (): Transform => {
  let header = ''
  let missing = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      for (let rest = chunk; rest.length > 0; ) {
        if (missing > 0) {
          const part = rest.subarray(0, missing)
          this.push(part)
          missing -= part.length
          rest = rest.subarray(part.length)
          continue
        }
        const part = rest.subarray(0, LONGEST)
        header += part.toString('latin1')
        const found = HEADER.exec(header)
        const behind = found === null ? 0 : header.length - found.index - found[0].length
        rest = rest.subarray(part.length - behind)
        if (found === null) {
          header = header.slice(-LONGEST)
          continue
        }
        header = ''
        missing = Number(found[1])
        this.push(`Content-Length: ${missing}\r\n\r\n`)
      }
      done()
    },
  })
}
