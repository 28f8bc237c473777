import { type Message, say } from '../text/message.ts'
import { plural } from '../text/wording.ts'

/** `1 turn`, `1,234 turns`. */
export const turnCount = (turns: number): Message => plural(turns, say`1 turn`, say`${turns} turns`)

/** How many turns and words. */
export const amount = (turns: number, words: number): Message =>
  say`${turnCount(turns)}, ${plural(words, say`1 word`, say`${words} words`)}`

/** A part of a whole in percent. */
export const share = (part: number, whole: number): Message => {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  return percent > 0 && percent < 1 ? say`less than 1 %` : say`${Math.round(percent)} %`
}
