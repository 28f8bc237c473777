/** The same text in memory of its own: a piece of a text keeps the whole of that as long as it lives. */
export const detached = (piece: string): string => ` ${piece}`.slice(1)
