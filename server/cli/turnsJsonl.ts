import { TURN_FIELDS, type TurnsReport } from './turns.ts'

/** An object per turn, one to a line. */
export const turnsJsonl: TurnsReport = {
  begin: () => '',
  file: (_, rows) => rows.map(row => `${JSON.stringify(row, [...TURN_FIELDS])}\n`).join(''),
}
