import { english } from '../text/message.ts'
import type { CheckReport } from './check.ts'

/** An object per problem, one to a line; lines and columns (UTF-16) count from 1, the end is exclusive. */
export const checkJsonl: CheckReport = {
  file: ({ name, problems }) =>
    problems
      .map(({ range, severity, code, message, fixes }) => {
        const object = {
          file: name,
          line: range.start.line + 1,
          column: range.start.character + 1,
          endLine: range.end.line + 1,
          endColumn: range.end.character + 1,
          severity,
          code,
          message: english(message),
          fix: fixes[0]?.safety ?? 'none',
        }
        return `${JSON.stringify(object)}\n`
      })
      .join(''),
  end: () => '',
}
