import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript } from '../../server/rules/index.ts'

/** What is found on the line of `$`, which is left out. */
export const foundAt = (text: string): readonly string[] => {
  const line = text.slice(0, text.indexOf('$')).split('\n').length - 1
  return checkTranscript(readTranscript(text.replace('$', '')))
    .filter(({ range }) => range.start.line === line)
    .map(({ code, severity }) => `${severity} ${code}`)
}
