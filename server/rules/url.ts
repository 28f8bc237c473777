/** Where the pages of docs/rules/ can be read. */
const PAGES = 'https://github.com/transcript-editing/transcript/blob/main/docs/rules/'

/** The page that documents a rule. */
export const ruleUrl = (code: string): string => `${PAGES}${code}.md`
