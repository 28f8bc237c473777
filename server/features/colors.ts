import type { Color, ColorInformation, ColorPresentation } from 'vscode-languageserver-types'
import { entryOf } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import type { YamlValue } from '../syntax/yaml.ts'

const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i

/** The colour of `#rgb` or `#rrggbb`; undefined for anything else. */
export const parseColor = (text: string): Color | undefined => {
  const [, short, long] = hex.exec(text.trim()) ?? []
  const digits = long ?? (short === undefined ? undefined : [...short].map(digit => digit + digit).join(''))
  if (digits === undefined) return undefined
  const part = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16) / 255
  return { red: part(0), green: part(2), blue: part(4), alpha: 1 }
}

const written = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue]
    .map(part =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** The colours of the header's speakers, for an editor that shows them and lets one pick others. */
export const documentColors = ({ header, headerBlock }: Transcript): ColorInformation[] => {
  const list = entryOf(header?.entries ?? [], 'speakers')?.value
  if (headerBlock === undefined || list?.kind !== 'list') return []
  const colors = list.items.flatMap((item): YamlValue[] => {
    const value = item.kind === 'map' ? entryOf(item.entries, 'color')?.value : undefined
    return value === undefined ? [] : [value]
  })
  return colors.flatMap(value => {
    const color = value.kind === 'scalar' ? parseColor(String(value.value ?? '')) : undefined
    return color === undefined ? [] : [{ range: rangeIn(headerBlock, 0, value.span), color }]
  })
}

/** How a colour is written in place of the one that stands there; in quotation marks, since `#` begins a comment. */
export const colorPresentations = (color: Color): ColorPresentation[] => [{ label: `"${written(color)}"` }]
