import type { Transcript } from '../../model/transcript.ts'
import { forEachItem } from '../../text/sequence.ts'

const TAGS: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  português: 'pt',
  dutch: 'nl',
  nederlands: 'nl',
  russian: 'ru',
  русский: 'ru',
  ukrainian: 'uk',
  polish: 'pl',
  czech: 'cs',
  swedish: 'sv',
  norwegian: 'no',
  danish: 'da',
  finnish: 'fi',
  turkish: 'tr',
  arabic: 'ar',
  hebrew: 'he',
  chinese: 'zh',
  mandarin: 'zh',
  japanese: 'ja',
  korean: 'ko',
  hindi: 'hi',
  kazakh: 'kk',
}

/** The tag of a language that is given by its name in English or in itself. */
export const languageTag = (name: string): string | undefined => {
  const key = name.toLowerCase().trim()
  return Object.hasOwn(TAGS, key) ? TAGS[key] : undefined
}

/** Frequent words that no other language of the list shares. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'and', 'that', 'with', 'this', 'have', 'you', 'they', 'would'],
  de: ['und', 'der', 'das', 'nicht', 'ist', 'wir', 'auch', 'eine', 'dass'],
  fr: ['les', 'est', 'vous', 'nous', 'dans', 'pas', 'une', 'qui', 'cette'],
  es: ['los', 'las', 'pero', 'porque', 'esto', 'muy', 'usted', 'está', 'hay'],
  it: ['che', 'della', 'sono', 'anche', 'questo', 'gli', 'perché', 'più', 'nel'],
  pt: ['não', 'uma', 'você', 'são', 'também', 'isso', 'muito', 'então', 'mais'],
  nl: ['het', 'een', 'niet', 'wij', 'zijn', 'maar', 'ook', 'voor', 'dat'],
}
const languageOf = new Map(Object.entries(WORDS).flatMap(([tag, words]) => words.map(word => [word, tag] as const)))

/** Where so many blocks hold no text that is long enough, there is none. */
const MOST_BLOCKS = 20_000

/** So much of a text is looked at, in UTF-16 units. */
const SAMPLE = 20_000
/** So many of its frequent words must be there, and so many times more than those of any other. */
const ENOUGH = 30
const CLEAR = 8

/** The language that a transcript is written in, if its frequent words leave no doubt. */
export const surelyLanguage = (transcript: Transcript): string | undefined => {
  const counts = new Map<string, number>()
  let read = 0
  forEachItem(transcript.blocks, 0, MOST_BLOCKS, block => {
    if (block.kind === 'paragraph' || block.kind === 'opening') {
      for (const word of block.text
        .slice(0, SAMPLE)
        .toLowerCase()
        .split(/[^\p{L}]+/u)) {
        const tag = languageOf.get(word)
        if (tag !== undefined) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      }
      read += block.text.length
    }
    return read < SAMPLE
  })
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < ENOUGH) return undefined
  return second === undefined || first[1] >= second[1] * CLEAR ? first[0] : undefined
}
