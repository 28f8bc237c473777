import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Dresses text in colour, or leaves it as it is. */
export type Style = (format: Format, text: string) => string

export const styleFor = (color: boolean): Style =>
  color ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text
