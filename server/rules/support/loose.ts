/** A label with case, blanks, full stops and the kind of apostrophe set aside. */
export const loose = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[\s.]+/gu, '')
    .replace(/[’‘`´]/gu, "'")
