import { TURN_FIELDS, type TurnsReport } from './turns.ts'

const field = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as RFC 4180 has it: a row of names, CR LF after each row, quotation marks where needed and doubled inside. */
export const turnsCsv: TurnsReport = {
  begin: () => `${TURN_FIELDS.join(',')}\r\n`,
  file: (_, rows) => rows.map(row => `${TURN_FIELDS.map(column => field(row[column])).join(',')}\r\n`).join(''),
}
