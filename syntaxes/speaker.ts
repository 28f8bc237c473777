import {
  anyTime,
  bareTime,
  bracketedTime,
  certainTime,
  colon,
  emphasisMark,
  hourOfDay,
  label,
  nickname,
  roundManner,
  space,
  squareManner,
} from './label.ts'
import { include, type Repository, type Rule } from './rule.ts'

const raw = String.raw

/** Two scopes: a theme that does not colour types colours the label as a tag. */
const labelScope = 'entity.name.tag.speaker.transcript entity.name.type.speaker.transcript'
const colonScope = 'punctuation.separator.speaker.transcript'
const timeScope = 'constant.numeric.time.transcript'
const chevronScope = 'keyword.operator.chevrons.transcript'
const emphasisScope = 'punctuation.definition.bold.transcript'

const chevrons = '>>>?|&gt;&gt;'
const listMark = raw`[-*+•–—]|\d{1,3}[.)]`
/** Captures: 1 a list's mark, 2 chevrons. */
const lineStart = raw`^${space}*+(?:(${listMark})${space}+)?(?:(${chevrons})${space}*)?`
const leadCaptures = {
  1: { name: 'punctuation.definition.list.begin.transcript' },
  2: { name: chevronScope },
}

const dash = raw`(?:${space}{0,3}[-–—|@,](?=${space}|\d|\[|\())?`
const manners = raw`(?:${space}{0,3}(?!${bracketedTime})(?:${roundManner}|${squareManner})){0,3}`
const timeBefore = raw`(?:(?:${hourOfDay}|${anyTime})${dash}${space}{0,4})?`
const timeAfter = raw`(?:${dash}${space}{0,3}${anyTime})?`
const openEmphasis = raw`(?:${emphasisMark}${space}?)?`
const closeEmphasis = raw`(?:${space}?${emphasisMark})?`
const htmlTag =
  '</?(?i:a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|' +
  'footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|meta|nav|ol|option|p|pre|s|script|section|' +
  'select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video)(?=[ />])'
/** `<nick>` of a scribe's log; `<Name:>` of some records, whose bracket closes after the colon. */
const angle = raw`(?:(?!${htmlTag})<(?:[\p{L}\d][\w.-]{0,30}>${space}{0,3}|(?=[^<>]{1,80}>)))?`

/** Up to and with the colon. What follows must not make it a URL, a path, a namespace or a clock time. */
const labelledShape =
  raw`${timeBefore}${angle}${openEmphasis}${timeBefore}${label}${closeEmphasis}${manners}${closeEmphasis}${timeAfter}${closeEmphasis}` +
  raw`${space}{0,2}${colon}{1,2}(?!//|\\|\x60)(?:(?<=\p{Lu}\p{Lu}:)|(?!(?:${emphasisMark})?${space}{0,3}<?(?:https?|ftp|mailto):))` +
  raw`(?:(?<=[：﹕])|(?=${space}|$|>|${emphasisMark}|["“”«‘'’(\[{…<¿¡—–-]|\p{Lu}|\p{Lo}))`

/** Without a colon a time has to stand in its place, and text may follow only if emphasis or brackets set it off. */
const timedShape =
  raw`(?:${emphasisMark}${space}?${label}${space}?${emphasisMark}${manners}${dash}${space}{0,4}(?:${hourOfDay}|${anyTime})` +
  raw`|${label}${manners}(?:${dash}${space}{1,4}${certainTime}|${dash}(?:${space}{2,6}|\t)${bareTime})${space}*$)`

/** The label's text, whose shape has been checked: up to whatever may follow a label. */
const labelRun: Rule = {
  match:
    raw`[^\s:：﹕()（）\[\]*<>–—-][^:：﹕()（）\[\]*<>]{0,300}?` +
    raw`(?=${space}{0,4}(?:$|[:：﹕()（）\[\]*<>]|\\\[|_{1,3}${space}?(?:$|[:：﹕(\[])|(?:[-–—|@,]${space}{0,3})?${bareTime}))`,
  name: labelScope,
}

/** Speaker lines. Each rule looks the whole head over first, then colours its parts. */
export const speaker: Repository = {
  speaker: {
    patterns: include(
      'speaker-nickname',
      'speaker-labelled',
      'speaker-timed',
      'speaker-letter',
      'speaker-stopped',
      'speaker-unnamed',
    ),
  },

  'speaker-labelled': {
    comment: 'Vladimir Putin (manner) [0:10]: and its other spellings, all of which have a colon.',
    name: 'meta.speaker.transcript',
    begin: raw`${lineStart}(?=${labelledShape})`,
    beginCaptures: leadCaptures,
    end: raw`(${colon}{1,2})(>|${emphasisMark})?(?:${space}{0,3}(${bareTime})(?=${space}*$))?|$`,
    endCaptures: {
      1: { name: colonScope },
      2: { name: emphasisScope },
      3: { name: timeScope },
    },
    patterns: include('speaker-head'),
  },

  'speaker-timed': {
    comment: '**Name** [0:10] and Name  0:10, without a colon.',
    name: 'meta.speaker.transcript',
    begin: raw`${lineStart}(?=${timedShape})`,
    beginCaptures: leadCaptures,
    end: raw`(?!${hourOfDay})(${anyTime})|$`,
    endCaptures: { 1: { name: timeScope } },
    patterns: include('speaker-head'),
  },

  'speaker-letter': {
    comment: 'Q and a wide space, or a dash.',
    match: raw`^${space}*+(?:([QA])(?=\t|[\x{2003}\x{3000}]|${space}{2})${space}++(?=\S)|([QAPR])(?= [-–—] \S))`,
    captures: { 1: { name: labelScope }, 2: { name: labelScope } },
  },

  'speaker-stopped': {
    comment: 'Mr. ADAMS. and The PRESIDING OFFICER (Mrs. Ames). in records that have a full stop for the colon.',
    match:
      raw`^${space}*+((?:(?:Mr|Mrs|Ms|Dr)\.? |Miss )(?:Mc|Mac|De|Di|La|Le|Van|O['’])?[A-Z]{2,}(?:[ -](?:[A-Z]\.|[A-Z]{2,})){0,4}` +
      raw`(?: of [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2})?|The [A-Z]{4,}(?: [A-Z]{2,}){0,4}(?: pro tempore)?)` +
      raw`(?:( \()([^()]{1,60})(\)))?(\.)(?= {1,2}["“‘\x60(\[]{0,2}[\p{Lu}\d])`,
    captures: {
      1: { name: labelScope },
      2: { name: 'punctuation.definition.manner.begin.transcript' },
      3: { name: 'markup.italic.manner.transcript variable.parameter.manner.transcript' },
      4: { name: 'punctuation.definition.manner.end.transcript' },
      5: { name: colonScope },
    },
  },

  'speaker-group': {
    comment: '[others]: So do we. Words follow, as no link has them.',
    match: raw`^${space}*+(\[(?i:others?|all|audience|crowd|everybody|everyone|many|several)\])(:)(?=${space}{1,4}(?![<"'(/#.]|\w+:)\S+${space}+\S+${space}+\S)`,
    captures: { 1: { name: labelScope }, 2: { name: colonScope } },
  },

  'speaker-unnamed': {
    comment: 'A change of speaker in captions, with or without a colon.',
    match: raw`^${space}*+(${chevrons})(?:${space}*(${colon}))?`,
    captures: { 1: { name: chevronScope }, 2: { name: colonScope } },
  },

  'speaker-nickname': {
    comment: 'ekr: text',
    match: raw`^(?:(${anyTime})${space}{1,3})?(${nickname})(:)(?=${space}{1,4}(?!<?(?:https?|ftp|mailto):)[^\s:：|])`,
    captures: { 1: { name: timeScope }, 2: { name: labelScope }, 3: { name: colonScope } },
  },

  'speaker-head': {
    patterns: [
      { match: hourOfDay, name: 'meta.hour.transcript' },
      { match: anyTime, name: timeScope },
      {
        name: 'meta.manner.transcript',
        match: raw`([(（\[])([^()（）\[\]]{1,120})([)）\]])`,
        captures: {
          1: { name: 'punctuation.definition.manner.begin.transcript' },
          2: { name: 'markup.italic.manner.transcript variable.parameter.manner.transcript' },
          3: { name: 'punctuation.definition.manner.end.transcript' },
        },
      },
      {
        name: 'markup.bold.transcript',
        begin: raw`(\*\*\*?|___?)`,
        end: raw`(\1)|(?=${space}{0,2}${colon})|$`,
        beginCaptures: { 1: { name: emphasisScope } },
        endCaptures: { 1: { name: emphasisScope } },
        patterns: include('speaker-head'),
      },
      {
        name: 'markup.bold.transcript',
        begin: '<(b|strong|i|em)>',
        end: raw`(</\1>)|(?=${space}{0,2}${colon})|$`,
        beginCaptures: { 0: { name: emphasisScope } },
        endCaptures: { 1: { name: emphasisScope } },
        patterns: include('speaker-head'),
      },
      { match: raw`\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}_])`, name: 'punctuation.definition.italic.transcript' },
      { match: raw`(?:<[\p{L}\d][\w.-]{0,30}>)`, name: 'meta.nick.transcript comment.line.transcript' },
      { match: '[<>]', name: 'punctuation.definition.speaker.transcript' },
      labelRun,
    ],
  },
}
