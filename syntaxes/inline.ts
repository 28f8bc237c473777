import { bareTime, bracketedTime, hourOfDay, space } from './label.ts'
import { include, type Repository, type Rule } from './rule.ts'

const raw = String.raw

/** Known sounds: in round brackets only these are notes, as a parenthesis is mostly just that. */
const sounds =
  'laughter|laughs?|laughing|chuckl(?:es?|ing)|giggl(?:es?|ing)|applause|clapping|cheers?|cheering|coughs?|coughing|sighs?|' +
  'sneez(?:es?|ing)|snorts?|gasps?|sobs?|cries|crying|whistl(?:es?|ing)|music|noise|silence|pause|long pause|beat|gavel|bell|' +
  'phone rings?|ringing|knock(?:s|ing)?|door (?:opens|closes|slams)|background noise|cross[- ]?talk|overlapping(?: speech)?|' +
  'beifall|heiterkeit|lachen|zurufe?|unruhe|rires?|applaudissements|risas|aplausos|risos|смех|аплодисменты|' +
  'צחוק|מחיאות כפיים|笑|笑声|掌声|拍手'
const gaps =
  'inaudible|indiscernible|unintelligible|indistinct|unclear|blank_audio|no audio|audio (?:cuts out|skips?|gap)|redacted|' +
  'omitted|censored|off[- ](?:the )?record|break in recording|recording (?:stops|paused|ends)|unverständlich|ininteligible|' +
  'inaudível|неразборчиво|听不清|聽不清'
const doubts = String.raw`ph\.?|sic\.?|phonetic|sp\.?\??|spelling\??|guess|as heard`

const wordEnd = raw`(?![\p{L}\p{N}_])`
const open = raw`\\?\[${space}?`
const close = raw`${space}?\\?\](?!\()`
const inner = raw`[^\[\]\\]`

/** Emphasis, of which the opening mark is only one if the closing one follows in the line. */
const emphasis = (name: string, mark: string, open: string, inside: string, close: string): Rule => ({
  name,
  begin: raw`${open}(?=${inside}(?<=\S)${close})`,
  end: raw`(?<=\S)${close}|$`,
  beginCaptures: { 0: { name: mark } },
  endCaptures: { 0: { name: mark } },
  patterns: include('inline'),
})
const boldMark = 'punctuation.definition.bold.transcript'
const italicMark = 'punctuation.definition.italic.transcript'
const strikeMark = 'punctuation.definition.strikethrough.transcript'
const noWordBefore = raw`(?<![\p{L}\p{N}_\\])`
const noWordAfter = raw`(?![\p{L}\p{N}_])`

/** What stands in running text: times, notes, and the usual Markdown. */
export const inline: Repository = {
  inline: {
    patterns: include('comment', 'time', 'note', 'code', 'escape', 'link', 'emphasis', 'html'),
  },

  time: {
    comment: '[1:02:03], [02:03], [02:03.450], also with escaped brackets.',
    match: bracketedTime,
    name: 'constant.numeric.time.transcript',
  },

  'line-time': {
    comment: 'A bare time at the line start.',
    match: raw`^${space}*+(?!${hourOfDay})(${bareTime})(?=${space}|$)`,
    captures: { 1: { name: 'constant.numeric.time.transcript' } },
  },

  'note-time': {
    match: raw`(?<![\d:])(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?(?![\d:])`,
    name: 'constant.numeric.time.transcript',
  },

  note: {
    comment: 'A gap is coloured apart: it is what a reviewer looks for.',
    patterns: [
      {
        name: 'string.other.note.gap.transcript constant.language.gap.transcript',
        begin: raw`${open}(?=(?i:${gaps})${wordEnd}${inner}{0,120}${close})|\((?=(?i:${gaps})${wordEnd}[^()]{0,60}\))`,
        end: raw`\\?\]|\)|$`,
        patterns: include('note-time'),
      },
      {
        match: raw`${open}(?i:${sounds})${wordEnd}${inner}{0,120}${close}|\((?i:${sounds})${wordEnd}[^()]{0,80}\)`,
        name: 'string.other.note.sound.transcript',
      },
      { match: raw`${open}(?:(?i:${doubts})|${inner}{1,80}\?)${close}`, name: 'string.other.note.doubt.transcript' },
      {
        comment: 'Anything else. A footnote, a task box and a link with its target elsewhere are not notes.',
        match: raw`(?<!\!)${open}(?!\^|[ xX]?\])${inner}{1,300}${close}(?!\[|:${space})`,
        name: 'string.other.note.editorial.transcript',
      },
    ],
  },

  code: {
    match: raw`(?<!\x60)(\x60{1,3})(?!\x60)([^\x60]{1,600})(\1)(?!\x60)`,
    name: 'markup.inline.raw.string.transcript',
    captures: {
      1: { name: 'punctuation.definition.raw.transcript' },
      3: { name: 'punctuation.definition.raw.transcript' },
    },
  },

  escape: {
    match: raw`\\[-\\\x60*_{}\[\]()#+.!<>:|~"'&/=@$%^;,?：]`,
    name: 'constant.character.escape.transcript',
  },

  link: {
    patterns: [
      {
        match: raw`(!?\[)((?:[^\[\]\\]|\\.|\[[^\[\]]{0,100}\]){0,300})(\])(\()${space}?(<[^<>]{0,600}>|(?:[^\s()]|\([^\s()]{0,200}\)){0,1000})(?:${space}{1,3}("[^"]{0,200}"|'[^']{0,200}'))?${space}?(\))`,
        captures: {
          1: { name: 'punctuation.definition.link.title.begin.transcript' },
          2: { name: 'string.other.link.title.transcript' },
          3: { name: 'punctuation.definition.link.title.end.transcript' },
          4: { name: 'punctuation.definition.metadata.transcript' },
          5: { name: 'markup.underline.link.transcript' },
          6: { name: 'string.other.link.description.title.transcript' },
          7: { name: 'punctuation.definition.metadata.transcript' },
        },
      },
      {
        match: raw`(<)((?:https?|ftp|mailto):[^\s<>]{1,1000}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5})(>)`,
        captures: {
          1: { name: 'punctuation.definition.link.transcript' },
          2: { name: 'markup.underline.link.transcript' },
          3: { name: 'punctuation.definition.link.transcript' },
        },
      },
      {
        match: raw`(?<![\p{L}\p{N}])(?:https?|ftp)://(?:[^\s<>()\[\]"'*\x60，。；：）」』]|\([^\s<>()]{0,200}\)|['*](?=\w)){1,1000}(?<![.,;:!?])`,
        name: 'markup.underline.link.transcript',
      },
    ],
  },

  emphasis: {
    patterns: [
      emphasis(
        'markup.bold.transcript markup.italic.transcript',
        boldMark,
        raw`\*\*\*(?=[^\s*])`,
        raw`[^*]{1,600}`,
        raw`\*\*\*`,
      ),
      emphasis('markup.bold.transcript', boldMark, raw`\*\*(?=[^\s*])`, raw`(?:[^*]|\*(?!\*)){1,600}?`, raw`\*\*`),
      emphasis(
        'markup.bold.transcript',
        boldMark,
        raw`${noWordBefore}__(?=[^\s_])`,
        raw`(?:[^_]|_(?!_)){1,600}?`,
        raw`__${noWordAfter}`,
      ),
      emphasis('markup.italic.transcript', italicMark, raw`(?<![*\\])\*(?=[^\s*])`, raw`[^*]{1,600}`, raw`\*(?!\*)`),
      emphasis(
        'markup.italic.transcript',
        italicMark,
        raw`${noWordBefore}_(?=[^\s_])`,
        raw`(?:[^_]|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])){1,600}?`,
        raw`_${noWordAfter}`,
      ),
      {
        comment: 'Struck text, the wrong half of a correction.',
        ...emphasis(
          'markup.strikethrough.transcript',
          strikeMark,
          '<(?:s|del|strike)>',
          '[^<]{1,600}',
          '</(?:s|del|strike)>',
        ),
      },
      emphasis('markup.strikethrough.transcript', strikeMark, raw`~~(?=[^\s~])`, '[^~]{1,600}', '~~'),
    ],
  },

  html: {
    patterns: [
      {
        match: raw`(</?)([A-Za-z][A-Za-z0-9]{0,20})((?:\s[^<>]{0,400})?)(/?>)`,
        name: 'meta.tag.transcript',
        captures: {
          1: { name: 'punctuation.definition.tag.begin.transcript' },
          2: { name: 'entity.name.tag.html.transcript' },
          4: { name: 'punctuation.definition.tag.end.transcript' },
        },
      },
      {
        match: raw`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});`,
        name: 'constant.character.entity.transcript',
      },
    ],
  },
}
