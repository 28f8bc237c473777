import type { TurnRow, TurnsReport } from './turns.ts'

const COLUMNS = [
  'file',
  'turn',
  'line',
  'label',
  'speaker',
  'resolution',
  'manner',
  'start',
  'end',
  'words',
  'text',
] as const satisfies readonly (keyof TurnRow)[]

const field = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as RFC 4180 has it: a row of names, CR LF after each row, quotation marks where needed and doubled inside. */
export const turnsCsv: TurnsReport = {
  begin: () => `${COLUMNS.join(',')}\r\n`,
  file: (_, rows) => rows.map(row => `${COLUMNS.map(column => field(row[column])).join(',')}\r\n`).join(''),
}
