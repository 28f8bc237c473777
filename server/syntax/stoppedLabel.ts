import { matchAt } from './marks.ts'

/**
 * `Mr. ADAMS. I rise today …`, `The PRESIDING OFFICER (Mrs. Ames). Without objection`: records that set the name in capitals and
 * a full stop after it. The title is in upper and lower case, so that `MR. ADAMS.` in a file with colons stays a slip.
 */
const stopped =
  /(?:(?:(?:Mr|Mrs|Ms|Dr)\.? |Miss )(?:Mc|Mac|De|Di|La|Le|Van|O['’])?[A-Z]{2,}(?:[ -](?:[A-Z]\.|[A-Z]{2,}))*(?: of (?:[A-Z][a-z]+ ?){1,3}(?<! ))?|The [A-Z]{4,}(?: [A-Z]{2,}){0,4}(?: pro tempore)?)(?: \((?:(?:Mr|Mrs|Ms|Dr)\. )?[^().\r\n]{1,60}\)?)?\. {1,2}(?=["“‘`([]{0,2}[\p{Lu}\d])/uy

/** The letters that such a label begins with: of `Mr`, `The`, `Dr`. */
const isFirst = (code: number): boolean => code === 77 || code === 84 || code === 68

const isCapital = (code: number): boolean => code >= 65 && code <= 90

/** Whether a label with a full stop can stand at `at`: a title, and a capital after it. */
export const mayBeStopped = (text: string, at: number): boolean => {
  if (!isFirst(text.charCodeAt(at))) return false
  // The blank is the third character of `Mr X`, at the latest the fifth of `Miss X`.
  for (let blank = at + 2; blank < at + 6; blank++)
    if (text.charCodeAt(blank) === 32) return isCapital(text.charCodeAt(blank + 1))
  return false
}

/** Where the full stop, the parenthesis of a manner (or -1) and the words stand. */
export type Stopped = { readonly stop: number; readonly paren: number; readonly body: number }

/** The label with a full stop at `at`. */
export const stoppedAt = (line: string, at: number): Stopped | undefined => {
  const found = mayBeStopped(line, at) ? matchAt(stopped, line, at) : undefined
  if (found === undefined) return undefined
  const stop = at + found.trimEnd().length - 1
  const paren = found.includes('(') ? line.indexOf('(', at) : -1
  return { stop, paren, body: at + found.length }
}
