/** For what a label is a slip, as the other transcripts of a workspace have it: a label that opens turns in many of them. */
export type Slip = { readonly near: string; readonly files: number }

/** The slips of one transcript, by its labels. */
export type Slips = ReadonlyMap<string, Slip>

export const NO_SLIPS: Slips = new Map()
