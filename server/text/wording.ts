// Parts of messages that many have.
import { type Message, say } from './message.ts'

/** A name or label longer than this is cut in messages, in UTF-16 units. */
const LONGEST = 80

/** A text of the user's as messages show it. */
export const quoted = (text: string): Message =>
  say`“${text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text}”`

type Item = string | Message

/** `A`, `A, B`, `A, B, C`. */
export const enumerated = (items: readonly Item[]): Item =>
  items.slice(1).reduce<Item>((before, item) => say`${before}, ${item}`, items[0] ?? '')

/** `A`, `A or B`, `A, B or C`. */
export const either = (items: readonly Item[]): Item =>
  items.length < 2 ? enumerated(items) : say`${enumerated(items.slice(0, -1))} or ${items.at(-1) ?? ''}`

/** `A`, `A and B`, `A, B and C`. */
export const all = (items: readonly Item[]): Item =>
  items.length < 2 ? enumerated(items) : say`${enumerated(items.slice(0, -1))} and ${items.at(-1) ?? ''}`

/** A statement, and the question whether something near to what it is about was meant. */
export const orNear = (statement: Message, near: string | undefined): Message =>
  near === undefined ? say`${statement}.` : say`${statement}; did you mean ${quoted(near)}?`

/** How to speak of a number of things: `one` names one of them. */
export const plural = (count: number, one: Message, several: Message): Message => (count === 1 ? one : several)
