import { space } from './label.ts'
import { include, type Repository, type Rule } from './rule.ts'

const raw = String.raw

/** A key of the header or of another tool: capitalised only where known, as `Putin: Agreed.` is no key. */
const yamlKey = raw`(?:[a-z_][\w.-]{0,60}|Title|Date|Place|Event|Series|Language|Source|Media|Speakers?|Profile|"[^"]{0,200}"|'[^']{0,200}')`

const headingOf = (level: number): Rule => ({
  match: raw`^${space}*+(\#{${level}})(?:${space}+(.*?)(${space}+\#+)?)?${space}*$`,
  name: `markup.heading.transcript heading.${level}.transcript`,
  captures: {
    1: { name: 'punctuation.definition.heading.transcript' },
    2: { name: 'entity.name.section.transcript', patterns: include('inline') },
    3: { name: 'punctuation.definition.heading.transcript' },
  },
})

/** Code lasts until a fence of the same character, as long or longer. */
const fencedBy = (mark: string, info: string): Rule => ({
  name: 'markup.fenced_code.block.transcript',
  begin: raw`^${space}*+(${mark}{3,})(${info})$`,
  end: raw`^${space}*+(\1${mark}*)${space}*$`,
  beginCaptures: {
    1: { name: 'punctuation.definition.fenced.transcript' },
    2: { name: 'fenced_code.block.language.transcript' },
  },
  endCaptures: { 1: { name: 'punctuation.definition.fenced.transcript' } },
})

/** Everything that Markdown knows as a block, and the header. */
export const blocks: Repository = {
  header: {
    comment:
      'The inner rule goes on while the lines can be YAML, so that a header that is never closed does not swallow the file; the outer one takes the closing line.',
    name: 'meta.header.transcript',
    begin: raw`\A(?=\x{FEFF}?---[ \t]*$)`,
    end: raw`^(?:(---|\.\.\.)[ \t]*$)?`,
    endCaptures: { 1: { name: 'punctuation.definition.frontmatter.end.transcript' } },
    applyEndPatternLast: 1,
    patterns: [
      {
        begin: raw`\A\x{FEFF}?(---)[ \t]*$`,
        beginCaptures: { 1: { name: 'punctuation.definition.frontmatter.begin.transcript' } },
        while: raw`^(?=[ \t]*$|[ \t#}\]]|-(?:[ \t]|$)|${yamlKey}[ \t]*:(?:[ \t]|$))`,
        contentName: 'meta.embedded.block.frontmatter',
        patterns: [{ include: 'source.yaml' }],
      },
    ],
  },

  comment: {
    name: 'comment.block.html.transcript',
    begin: '<!--',
    end: '-->',
    beginCaptures: { 0: { name: 'punctuation.definition.comment.begin.transcript' } },
    endCaptures: { 0: { name: 'punctuation.definition.comment.end.transcript' } },
    patterns: [
      {
        comment: 'Silences rules.',
        match: raw`(?<![\w-])(transcript-ignore(?:-file)?)(?![\w-])((?:,?[ \t]{1,4}[a-z]+(?:-[a-z]+){1,6}(?![\w-])){0,20})`,
        captures: {
          1: { name: 'keyword.other.directive.transcript' },
          2: { name: 'constant.other.rule.transcript' },
        },
      },
      { comment: 'Folding.', match: raw`(?<!\S)#(?:end)?region(?!\w)`, name: 'keyword.other.directive.transcript' },
    ],
  },

  'fenced-code': { patterns: [fencedBy(raw`\x60`, raw`[^\x60]*`), fencedBy('~', '.*')] },

  heading: { patterns: [1, 2, 3, 4, 5, 6].map(headingOf) },

  underline: {
    comment: 'The line that makes the one before it a heading.',
    match: raw`^${space}*+=+${space}*$`,
    name: 'punctuation.definition.heading.setext.transcript markup.heading.setext.transcript',
  },

  break: {
    match: raw`^${space}*+([-*_])(?:${space}*\1){2,}${space}*$`,
    name: 'meta.separator.transcript',
  },

  table: {
    name: 'markup.table.transcript',
    begin: raw`^${space}*+(?=\|)`,
    end: '$',
    patterns: [
      { match: raw`\|`, name: 'punctuation.definition.table.transcript' },
      { match: raw`(?<=\|)${space}*:?-{2,}:?${space}*(?=\|)`, name: 'punctuation.separator.table.transcript' },
      ...include('inline'),
    ],
  },

  quote: {
    comment: 'Two or three marks are chevrons, as in captions.',
    name: 'markup.quote.transcript',
    begin: raw`^${space}*+(>)(?!>)`,
    end: '$',
    beginCaptures: { 1: { name: 'punctuation.definition.quote.begin.transcript' } },
    patterns: include('inline'),
  },

  'link-definition': {
    match: raw`^${space}*+(\[)([^\[\]]{1,200})(\])(:)${space}+(<?\S+>?)`,
    captures: {
      1: { name: 'punctuation.definition.constant.begin.transcript' },
      2: { name: 'constant.other.reference.link.transcript' },
      3: { name: 'punctuation.definition.constant.end.transcript' },
      4: { name: 'punctuation.separator.key-value.transcript' },
      5: { name: 'markup.underline.link.transcript' },
    },
  },

  list: {
    match: raw`^${space}*+([-*+•]|\d{1,9}[.)])(?=${space}|$)(?:${space}{1,4}(\[[ xX]\])(?=${space}))?`,
    captures: {
      1: { name: 'punctuation.definition.list.begin.transcript' },
      2: { name: 'constant.language.task.transcript' },
    },
  },
}
