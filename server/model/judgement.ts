import type { Message } from '../text/message.ts'

/** Whether an undeclared label is taken for a speaker, and the reason in plain words. */
export type Judgement = { readonly speaker: boolean; readonly reason: Message }

export const yes = (reason: Message): Judgement => ({ speaker: true, reason })
export const no = (reason: Message): Judgement => ({ speaker: false, reason })
