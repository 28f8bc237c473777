import { expect, it } from 'vitest'
import { PALETTE } from '../../client/views/palette.ts'
import { PALETTE_SIZE } from '../../server/protocol.ts'

/** The relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

it('has as many colours as the server counts on, each readable on light and on dark', () => {
  expect(PALETTE).toHaveLength(PALETTE_SIZE)
  for (const { light, dark } of PALETTE) {
    expect(contrast(light, '#ffffff'), light).toBeGreaterThan(4.5)
    expect(contrast(dark, '#1e1e1e'), dark).toBeGreaterThan(4.5)
    expect(contrast(dark, '#000000'), dark).toBeGreaterThan(7)
  }
})
