import { hasScope, type Tokens } from './tokenize.ts'

/**
 * What a mark line under a line of text says of the columns over its carets:
 *
 *     Ann: yes
 *     ^^^ entity.name.type.speaker !markup.bold
 *
 * The scopes named are on exactly these columns: the columns beside have them not, unless `~` precedes. Those after `!`
 * are on none of them; `=` means plain text, no scope but the grammar's own.
 */
type Mark = { readonly line: number; readonly start: number; readonly end: number; readonly claims: readonly string[] }

const markLine = /^( *)(\^+) +(\S.*?) *$/

export const readMarks = (fixture: string): { readonly text: string; readonly marks: readonly Mark[] } => {
  const lines: string[] = []
  const marks: Mark[] = []
  for (const line of fixture.split('\n')) {
    const [, indent = '', carets = '', claims] = markLine.exec(line) ?? []
    if (claims === undefined) lines.push(line)
    else {
      const start = indent.length
      marks.push({ line: lines.length - 1, start, end: start + carets.length, claims: claims.split(/ +/) })
    }
  }
  return { text: lines.join('\n'), marks }
}

const tokenAt = ({ tokens }: Tokens, column: number) =>
  tokens.find(token => token.startIndex <= column && column < token.endIndex)

const fails = (tokens: Tokens, { start, end }: Mark, claim: string): boolean => {
  const has = (column: number, scope: string): boolean => {
    const token = column < tokens.line.length ? tokenAt(tokens, column) : undefined
    return token !== undefined && hasScope(token, scope)
  }
  const columns = Array.from({ length: end - start }, (_, index) => start + index)
  if (claim === '=') return columns.some(column => (tokenAt(tokens, column)?.scopes.length ?? 1) > 1)
  if (claim.startsWith('!')) return columns.some(column => has(column, claim.slice(1)))
  if (claim.startsWith('~')) return !columns.every(column => has(column, claim.slice(1)))
  return !columns.every(column => has(column, claim)) || has(start - 1, claim) || has(end, claim)
}

/** One sentence for each claim that the tokens do not bear out. */
export const findFailures = (marks: readonly Mark[], lines: readonly Tokens[]): readonly string[] =>
  marks.flatMap(mark => {
    const tokens = lines[mark.line]
    if (tokens === undefined) return [`A mark stands above all text: ${mark.claims.join(' ')}`]
    return mark.claims
      .filter(claim => fails(tokens, mark, claim))
      .map(claim => {
        const found = tokens.tokens.map(
          ({ startIndex, endIndex, scopes }) =>
            `    ${JSON.stringify(tokens.line.slice(startIndex, endIndex))} ${scopes.slice(1).join(' ') || '='}`,
        )
        return [`${tokens.line}\n  expected ${claim} at ${mark.start}–${mark.end}, found`, ...found].join('\n')
      })
  })
