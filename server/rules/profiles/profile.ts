import type { Message } from '../../text/message.ts'
/** A profile that is built in: written in the YAML in which users write theirs. */
export type BuiltInProfile = {
  readonly name: string
  /** What it is for, in one sentence. */
  readonly meaning: Message
  /** Which guides it follows; Markdown. */
  readonly origin: string
  readonly yaml: string
}
