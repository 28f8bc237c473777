// What client and server say to each other besides the Language Server Protocol.
import type { Position, Range, TextEdit } from './text/range.ts'

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

/** What the client sends with `initialize`. */
export type InitializationOptions = {
  /** `transcript/readFile`, `transcript/listFolder` and `transcript/stampFile` are answered, for any URI that the editor knows. */
  readonly answersFiles: true
  /** The editor has a command wherever the server would offer one by `workspace/executeCommand`. */
  readonly hasCommands: true
  /** The translations of what the server says, by the English text; none where the editor speaks English. */
  readonly strings?: Readonly<Record<string, string>>
}

/** Server to editor: the text of a file of at most `most` bytes. */
export const READ_FILE = 'transcript/readFile'
export type ReadFileParams = { readonly uri: string; readonly most: number }
export type ReadFileResult =
  /** `guessed`: it is not in the encoding as which it was read. */
  | { readonly kind: 'text'; readonly text: string; readonly guessed?: true }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string }

/** Server to editor: what a folder holds. */
export const LIST_FOLDER = 'transcript/listFolder'
export type ListFolderParams = { readonly uri: string }
/** `link`: where it leads nobody can tell. */
export type ListFolderResult = readonly {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly link?: true
}[]

/** Server to editor: when a file changed, in ms since 1970, and its size in bytes; null where there is no such file. */
export const STAMP_FILE = 'transcript/stampFile'
export type StampFileParams = { readonly uri: string }
export type StampFileResult = { readonly changed: number; readonly size: number } | null

/** Editor to server: which of some files a workspace file makes transcripts, in their order. */
export const ARE_TRANSCRIPTS = 'transcript/areTranscripts'
export type AreTranscriptsParams = { readonly uris: readonly string[] }
export type AreTranscriptsResult = readonly boolean[]

/** Server to editor: the answers to `transcript/areTranscripts` may be others from now on. */
export const TRANSCRIPTS_CHANGED = 'transcript/transcriptsChanged'

/** Editor to server: a roster of those who speak in the transcripts of the workspace, and whom no roster lists yet. */
export const COLLECT_ROSTER = 'transcript/collectRoster'
/** The text of a roster in YAML, and how many people are on it. */
export type CollectedRoster = { readonly text: string; readonly people: number }

/** How many colours the editor has for speakers whose colour the header does not give. */
export const PALETTE_SIZE = 8

/** Editor to server: the labels of a part of a transcript, by the colour of who speaks. */
export const SPEAKER_COLORS = 'transcript/speakerColors'
export type SpeakerColorsParams = { readonly textDocument: { readonly uri: string }; readonly range: Range }
/** A colour is one that the header gives, `#rrggbb`, or a place in the editor's palette. */
export type SpeakerColors = readonly { readonly color: string | number; readonly ranges: readonly Range[] }[]

/** Editor to server: the edits of an operation on a transcript. It may ask something first, and is then asked again with the answer. */
export const OPERATION_REQUEST = 'transcript/operation'
export type OperationName =
  | 'splitTurn'
  | 'mergeWithPrevious'
  | 'mergeWithNext'
  | 'giveTurn'
  | 'giveAllTurns'
  | 'exchangeSpeakers'
  | 'mergeConsecutive'
  | 'joinLines'
  | 'newTurn'
  | 'insertTime'
  | 'shiftTimes'
  | 'convertTimes'
  | 'writeHeader'
  | 'declareSpeakers'
  | 'sortHeader'
  | 'wrapNote'
  | 'convertLabels'
export type OperationParams = {
  readonly textDocument: { readonly uri: string }
  /** The selection. */
  readonly range: Range
  readonly operation: OperationName
  /** What was chosen or entered. */
  readonly choice?: string
}
/** One of several things to choose from: what is sent back, and what is shown. */
export type Choice = { readonly choice: string; readonly label: string; readonly description?: string }
export type Question =
  /** `typed`: something that is not in the list may be entered as well. */
  | { readonly kind: 'choose'; readonly prompt: string; readonly choices: readonly Choice[]; readonly typed: boolean }
  | { readonly kind: 'ask'; readonly prompt: string; readonly example: string }
export type Refused = { readonly kind: 'refused'; readonly message: string }
export type OperationEdits = {
  readonly kind: 'edits'
  readonly edits: readonly TextEdit[]
  /** What to select afterwards, in the text with the edits. */
  readonly select?: Range
  /** What the user may want to know. */
  readonly message?: string
}
export type OperationResult = Question | Refused | (OperationEdits & { readonly version: number })
