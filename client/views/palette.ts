// Colours for speakers: told apart also by most people who see colours otherwise, and readable on the usual backgrounds.
// No red: that is the colour of errors.

/** The same colour for light and for dark backgrounds. */
export type Shade = { readonly light: string; readonly dark: string }

export const PALETTE: readonly Shade[] = [
  { light: '#0b5cad', dark: '#6cb2ff' },
  { light: '#9a4b00', dark: '#ffb46b' },
  { light: '#1e6f3b', dark: '#7fd491' },
  { light: '#b01368', dark: '#ff9ecb' },
  { light: '#00696b', dark: '#5fd4d6' },
  { light: '#7a2fa0', dark: '#d3a4ff' },
  { light: '#5e6200', dark: '#cfd35f' },
  { light: '#3f3fbf', dark: '#a9b1ff' },
]
