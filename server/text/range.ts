/** Half-open range of UTF-16 offsets, relative to whatever holds it (mostly: a block's text). */
export type Span = { readonly start: number; readonly end: number }

/** Zero-based line and UTF-16 column; structurally the Language Server Protocol's `Position`. */
export type Position = { readonly line: number; readonly character: number }
export type Range = { readonly start: Position; readonly end: Position }

/** A replacement of `range` by `text`, in the positions of the text before it. */
export type TextEdit = { readonly range: Range; readonly newText: string }
