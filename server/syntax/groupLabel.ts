import { matchAt } from './marks.ts'

/** `[others]: So do we`: a group of people in brackets, and words as no link has them. */
const group = /\[\p{L}[\p{L}, ]{1,30}\]:[ \t]+(?![<"'(/#.]|\w+:)(?=\S+[ \t]+\S+[ \t]+\S)/uy

/** The colon after a label in brackets at `at`, or -1: mostly it is a link's, or a note stands there. */
export const groupColon = (text: string, at: number): number =>
  text[at] === '[' && matchAt(group, text, at) !== undefined ? text.indexOf(':', at) : -1
