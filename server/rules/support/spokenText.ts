import { isParticle, METADATA } from '../../model/lexicon.ts'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { perObject } from '../../text/perObject.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'
import { mayOpenTurn } from './knownLabels.ts'

/** Words with which people begin to speak, and titles and names do not go on. Lower case. */
const OPENERS: ReadonlySet<string> = new Set(
  "i|i'm|i've|i'd|i'll|so|yes|yeah|yep|no|nope|well|and|but|or|the|it|it's|that|that's|this|these|those|there|there's|we|we're|we've|we'll|you|you're|you've|they|they're|he|he's|she|she's|ok|okay|right|oh|ah|um|uh|hm|hmm|mm|now|if|when|what|what's|where|who|why|how|am|is|are|was|were|do|does|did|don't|can|could|would|should|will|have|has|had|let|let's|thank|thanks|welcome|bonjour|merci|bienvenue|alors|hola|gracias|bienvenidos|danke|guten|здравствуйте|спасибо|please|sure|sorry|hi|hello|hey|good|great|exactly|absolutely|agreed|correct|true|maybe|perhaps|also|because|just|my|our|your|his|her|their|its|then|to|for|in|on|at|as|with|from|of|not|as|actually|basically|first|second|like|one|some|any|all|every|another|ja|nein|und|aber|ich|wir|das|die|der|es|oui|non|et|mais|je|nous|vous|c'est|il|elle|sí|no|y|pero|yo|que|es|да|нет|и|а|но|я|мы|вы|это".split(
    '|',
  ),
)

const first = /^[\s"“‘'«¿¡([…*_]*([\p{L}][\p{L}\p{M}'’]*)/u

/** The first word of a text. */
export const firstWord = (text: string): string | undefined => first.exec(text)?.[1]

/** Whether a text begins as speech does: with `So`, `Yes`, `I`, `Thank you`, `¿`, … */
export const opensSentence = (text: string): boolean => {
  if (/^[¿¡]/u.test(text)) return true
  const word = firstWord(text)
  return word !== undefined && OPENERS.has(word.toLowerCase().replace(/’/g, "'"))
}

/** Words with which only somebody who speaks begins, whoever is named before them. Lower case. */
const addressing =
  /^[“"‘']?(?:(?:i|we|you|it|that|there|they|let)['’]\p{Ll}+|i|we|you|my|our|yes|yeah|yep|no|nope|so|well|ok|okay|thanks|thank|what|why|how|please|sorry|hi|hello)(?![\p{L}'’-])/iu

/** Whether a text begins as nothing but speech does: `I think`, `Yes`, `that's`. */
export const isSpeech = (text: string): boolean => addressing.test(text)

/** So much of a file is looked at for the words it has, in UTF-16 units. */
const SAMPLE = 300_000

const isLetter = /[\p{L}\p{M}'’]/u

/** Whether the beginning of a file has a word, as it is written here, among what is said or told. */
export const hasWord = (transcript: Transcript, word: string): boolean => {
  let read = 0
  let found = false
  forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
    const { kind, text } = block
    if (kind === 'paragraph' || kind === 'opening') {
      const from = opensTurn(transcript, block) ? (block.opening?.body ?? 0) : 0
      for (let at = text.indexOf(word, from); at >= 0 && at < SAMPLE && !found; at = text.indexOf(word, at + 1)) {
        found = !isLetter.test(text[at - 1] ?? ' ') && !isLetter.test(text[at + word.length] ?? ' ')
      }
      read += text.length
    }
    return !found && read < SAMPLE
  })
  return found && word !== ''
}

/** The zero-based line of the first turn, or of what may be one where there is none; beyond the last line without that. */
export const firstTurnLine = perObject((transcript: Transcript): number => {
  let line = 0
  let likely: number | undefined
  let found = false
  forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
    found = opensTurn(transcript, block)
    if (found) return false
    if (likely === undefined && mayOpenTurn(transcript, block)) likely = line
    line += block.lines
    return true
  })
  return found ? line : (likely ?? line)
})

/** Verbs that tell of somebody named before them: `Anna met the ministers`. */
const past =
  /^(?:became|began|brought|built|called|came|chose|did|drew|fell|felt|found|gave|got|grew|heard|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|sat|saw|sent|set|sought|spent|spoke|stood|thought|told|took|understood|went|won|wrote)\b/u

/** Words in lower case that go on with a sentence about somebody: `DE said that`, `Anna and Ben`. */
const aboutSomebody =
  /^(?:and|or|&|said|says|saying|asked|asks|is|was|are|were|has|had|have|will|would|can|could|should|to|of|from|for|in|on|at|with|by|as|also|then|who|which|that's|presents?|presented|presenting|thinks?|wants?|agrees?|agreed|notes?|noted|does|shows?|suggests?|suggested|explains?|explained|points?|proposes?|proposed|mentions?|mentioned|the|a|an|und|oder|sagte?|ist|war|hat|et|ou|est|y|o|es)\b/u

/** The beginning of a question: `can we …`, `is there …`. */
const question =
  /^(?:(?:can|could|should|will|would)\s+(?:the|these|those|this|that|i|we|you|it|he|she|they|there)|(?:is|are|was|were|has|have)\s+(?:this|that|these|those|we|you|it|they|there))\s/iu

/** Whether words go on with a sentence about somebody named before them, whatever the verb's form. */
export const isAbout = (rest: string): boolean =>
  !question.test(rest) &&
  /^(?:and|or|&|said|says|saying|asks|is|was|are|were|has|had|have|will|would|can|could|should|to|who|which|und|oder|sagte?|ist|war|hat|et|ou|est|y|o|es)\b/u.test(
    rest,
  )

/** Whether words go on with a sentence about somebody named before them, as far as single words tell. */
export const tellsOf = (rest: string): boolean => isAbout(rest) || past.test(rest)

/** Whether words after a label may be what somebody says, and do not go on about somebody. */
export const speaks = (rest: string): boolean =>
  /^[\p{L}\p{N}“"‘'¿¡]/u.test(rest) &&
  !aboutSomebody.test(rest) &&
  !past.test(rest) &&
  (isSpokenText(rest) || opensSentence(rest))

/** A verb in the third person, and no noun, as in `globals would`, nor an adjective, as `stateless` and `numerous` are. */
const verb =
  /^\p{L}\p{Ll}*(?:[^\P{Ll}sui]s|ed|ing)(?:$|\s)(?!(?:is|are|was|were|will|would|can|could|should|has|have|had|do|does|don['’]t|may|might|must|need)\s)/u

/** Whether a text goes on about somebody named before it, as far as the form of its first word tells: `mentions`, `explaining`. */
export const tells = (rest: string): boolean => verb.test(rest)

/** Whether a text goes on about what somebody named before it is doing: `mentions`, `explaining`, and not `explained`. */
export const tellsNow = (rest: string): boolean => /^\p{Ll}+(?:s|ing)\s/u.test(rest) && tells(rest) && !tellsOf(rest)

/** Whether words after a label may be what somebody says: they do not go on about somebody, and are no title. */
export const maySay = (rest: string): boolean =>
  /^[\p{L}\p{N}“"‘'`¿¡@+]/u.test(rest) &&
  !tellsOf(rest) &&
  (opensSentence(rest) || (/^\p{Ll}/u.test(rest) ? !tells(rest) : isSpokenText(rest) || /^\+?\d/.test(rest)))

/** Whether a text begins with a surname, and goes on about that person: `Meyer suggests`. */
export const tellsOfSurname = (rest: string): boolean => {
  const after = /^\p{Lu}(?:[\p{L}\p{M}]|-(?=\p{Lu})|['’](?!t\s))+,?\s+/u.exec(rest)?.[0]
  // `RFC has …`, `CommonJS is …`: an abbreviation, or ending in one.
  if (after === undefined || /\p{Lu}{2,},?\s/u.test(after) || METADATA.has(after.trimEnd().toLowerCase())) return false
  const said = rest.slice(after.length)
  return aboutSomebody.test(said) || past.test(said) || tells(said)
}

/** Whether all words of a text have capitals, but for such as stand between names: `Minister of Finance`. */
export const isTitle = (text: string): boolean =>
  /\p{L}/u.test(text) && text.split(/\s+/u).every(word => /^[^\p{L}]*(?:\p{Lu}|$)/u.test(word) || isParticle(word))

/** How far into a text one has to look, in words. */
const ENOUGH = 12

/**
 * Whether a text is something said rather than a title, a list of names or an office: it ends like a sentence, or most
 * of its words are in lower case.
 */
export const isSpokenText = (text: string): boolean => {
  // Notes may follow the last sentence.
  if (/[.!?…。！？]["”’»)\]}]*(?:\s*\\?\[[^\]\r\n]{0,80}\])*$/u.test(text)) return true
  const words = text.split(/\s+/u, ENOUGH).filter(word => /\p{L}/u.test(word))
  const lower = words.filter(word => !/^[^\p{L}]*[\p{Lu}\p{Lt}]/u.test(word)).length
  return words.length >= 3 && lower * 2 >= words.length
}
