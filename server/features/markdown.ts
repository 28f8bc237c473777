/** Longer texts of the user's are cut, in UTF-16 units: a hover is no place to read a chapter. */
const LONGEST = 300

/** Text of the user's as Markdown shows it: on one line, with no mark in it that Markdown would read. */
export const plain = (text: string): string => {
  const line = text
    .slice(0, LONGEST * 2)
    .replace(/\s+/gu, ' ')
    .trim()
  const cut = line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line
  return cut
    .replace(/[\\`*_[\]#|<>~&]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A block of YAML. */
export const yaml = (source: string): string => `\`\`\`yaml\n${source}\n\`\`\``

/** What Markdown from this module reads as to an editor that shows none. */
export const withoutMarks = (markdown: string): string =>
  markdown
    .replace(/^```(?:yaml)?\n?/gm, '')
    .replace(/\[((?:[^\]\\]|\\.)*)\]\(<[^>]*>\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/\\([\\`*_[\]#|<>~&+=.)-])/g, '$1')
