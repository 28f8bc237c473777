const DOCS = 'https://github.com/transcript-editing/transcript/blob/main/docs/'

/** Codes of problems that are no rule’s: they are in the files around transcripts. */
const FILE_CODE = /-file$/

/** The page that documents a rule, or what the files around transcripts hold. */
export const ruleUrl = (code: string): string =>
  FILE_CODE.test(code) ? `${DOCS}format.md#workspace` : `${DOCS}rules/${code}.md`
