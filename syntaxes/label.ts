/**
 * The regular expressions (Oniguruma) of a speaker line's parts: space, time, emphasis, label, manner, colon.
 *
 * A line can only be judged by itself here, so a label has to *look* like a name: capitalised words joined by particles,
 * initials, capitals, a known generic label, a short run of a script without case. The server, which sees the whole
 * file, corrects the rest by semantic tokens.
 *
 * Every piece is linear: words are atomic, repeats are bounded, neighbours begin with different characters.
 */

import {
  abbreviations,
  caselessMetadata,
  foreignKeys,
  leadingParticles,
  metadata,
  particles,
  people,
  peopleQualifiers,
  roles,
  sentenceStarts,
} from './words.ts'

const raw = String.raw

/** One white-space character: web pages put no-break spaces between the words of a name. */
export const space = raw`[ \t\x{A0}\x{2000}-\x{200B}\x{202F}\x{3000}]`

/** Three dots would be a sentence trailing off, two colons are code. */
export const colon = raw`[:：﹕]`

/** Markdown's marks, and the tags that web pages leave. */
export const emphasisMark = raw`(?:\*{1,3}|_{1,3}|</?(?:b|strong|i|em)>)`

const halfOfDay = raw`${space}?(?:[aApP][mM]|[aApP]\.[mM]\.)(?![\p{L}\p{N}])`
const hour = raw`(?:1[0-2]|0?[1-9]):[0-5]\d(?::[0-5]\d)?${halfOfDay}`
/** `10:31 AM`, also in brackets: what chats have beside a name, and no time of a recording. */
export const hourOfDay = raw`(?:\\?\[${hour}\\?\]|\(${hour}\)|(?<![\d:.])${hour})`

const clock = raw`(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?(?![\d:]*\d)`
const clockRange = raw`${clock}(?:${space}{0,2}(?:-->|[-–—])${space}{0,2}${clock})?`

/** `[H:MM:SS]`, `[MM:SS]`, with the brackets possibly escaped, as Markdown exporters write them. */
export const bracketedTime = raw`\\?\[${clockRange}\\?\]`

/** A time without brackets or in round ones: only recognised beside a label or at the start of a line. */
export const bareTime = raw`(?:\(${clockRange}\)|(?<![\d:.])${clockRange})`

export const anyTime = raw`(?:${bracketedTime}|${bareTime})`

/** `H:MM:SS`, or a time in brackets: cannot be taken for the hour in `Thursday 10:30`. */
export const certainTime = raw`(?:${bracketedTime}|\(${clockRange}\)|(?<![\d:.])\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?)`

export const roundManner = raw`(?:\([^()]{1,120}\)|（[^（）]{1,80}）)`

/** `[SPD]`, but not a link and not the time `[0:10]`, which is tried first. */
export const squareManner = raw`\[[^\[\]]{1,80}\](?!\()`

const letterOrMark = raw`\p{L}\p{M}\p{N}`
const inWord = raw`(?:[${letterOrMark}_'’ʼ"״׳“”»\x{FFFD}]|[.\-‐‑/&+](?=[${letterOrMark}]))`
const dotted = raw`(?:(?:\p{Lu}\.-?){1,5}(?![${letterOrMark}])|\p{Lu}\p{L}{0,3}(?:\.\p{Lu}\p{L}{0,3}){1,3}\.|(?i:${abbreviations})\.)`
/** `Putin`, `O'Beirne`, `al-Bashir`, `SPEAKER_00`, `“Jim”`, `J.`, `Dr.` */
const capitalised = raw`(?>["“„«'‘]?(?:${dotted}|(?:\p{Ll}{1,3}['’-]?)?[\p{Lu}\p{Lt}]${inWord}*))`
const lowercase = raw`(?>\p{Ll}${inWord}*)`

const separator = raw`(?:,?${space}{1,4}(?:[-–—&+/|]${space}{1,3})?|[,，、;&/]${space}{0,2})`
/** A party or an abbreviation in the middle of a title: `Organisation for Development (OECD) Jose Gurria`. */
const aside = raw`(?:${space}{1,2}\([^()]{1,60}\)(?=${space}{1,2}\p{Lu}))?`
const nameLike =
  raw`(?:(?:${leadingParticles})${space}{1,2}(?:(?:der|den|dem|la|las|los)${space}{1,2})?)?${capitalised}` +
  raw`(?:${aside}${separator}(?:(?:${particles})${space}{1,2}|[dl]['’]){0,3}${capitalised}){0,19}` +
  raw`(?:${space}(?:\p{Ll}|(?:&|and)${space}others)(?=${space}?${colon}))?`

const roleLike = raw`(?:${roles})(?:${separator}(?:${capitalised}|${lowercase})){1,16}${separator}${capitalised}${space}{1,2}${capitalised}`

const number = raw`#?\d{1,4}[A-Za-z]?`
const generic =
  raw`(?:(?i:${peopleQualifiers})${space}{1,2})?(?i:${people})` +
  raw`(?:${space}{1,2}(?:de|de${space}la|del|du|da|do|from|in|of|at|for)${space}{1,2}(?:the${space})?(?:${nameLike}|(?i:${people})))?` +
  raw`(?:[ _]?${number}|${space}[A-Z])?`

/** Hebrew, Arabic, Indic: a few words. A lone run of Han or kana is bounded, for there a whole clause has no space. */
const caselessWord = raw`(?>(?![\p{Han}\p{Hiragana}\p{Katakana}])\p{Lo}[\p{Lo}\p{Lm}\p{M}'’"״׳_-]{0,19})`
const caseless = raw`(?:${caselessWord}(?:${separator}${caselessWord}){0,4}|[\p{Han}\p{Hiragana}\p{Katakana}ー·・‧]{1,10}(?:${number})?)`

const unknown = raw`\?{1,6}`

/** Two or three capitals are initials, also where they spell a word: `BE: …`. */
const notMetadata =
  raw`(?!["'])(?!(?!\p{Lu}{2,3}[^\p{L}])(?i:${metadata})${space}{0,2}${emphasisMark}?${space}{0,2}${colon})` +
  raw`(?!URL${colon}|AI[:\[])` +
  raw`(?!(?:${caselessMetadata})${space}{0,2}${colon})` +
  raw`(?!(?:${sentenceStarts})(?:${space}|[-/]\p{Ll}))`

/** What stands before the colon: one speaker or several. */
export const label = raw`(?:${notMetadata}(?:${generic}|${roleLike}|${nameLike}|${caseless})|${unknown})(?![\p{L}\p{N}_])`

/**
 * A single lower-case word is a nickname in minutes (`ekr: yes`) more often than prose, if text follows and it begins
 * the line. Not in lists: commit messages (`doc: …`) would be speakers.
 */
export const nickname = raw`(?!(?i:${metadata}|${foreignKeys})${colon})\p{Ll}[\p{Ll}\d_-]{1,11}`
