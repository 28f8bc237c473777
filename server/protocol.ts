// What client and server say to each other besides the Language Server Protocol.
import type { Position, Range } from './text/range.ts'

/** The request for a place in a transcript to go to. */
export const PLACE_REQUEST = 'transcript/place'

/** Where to go: counted from where the cursor is, or a time as a person writes it (`1:02:03`, `62:03`). */
export type Destination =
  | { readonly to: 'turn' | 'turnOfSpeaker' | 'problem'; readonly backwards: boolean }
  | { readonly to: 'time'; readonly time: string }

export type PlaceParams = {
  readonly textDocument: { readonly uri: string }
  /** Where the selection starts. */
  readonly position: Position
  readonly destination: Destination
}

/** The place: what to select there (nothing, if it is empty), and what to tell about it; without a place, why there is none. */
export type PlaceResult = { readonly range?: Range; readonly message?: string }
