import type { Roster } from '../model/roster.ts'
import { readTranscript } from '../model/transcript.ts'
import { outline, turnText, turnWords, writtenLabel } from '../model/turns.ts'
import type { Command } from './command.ts'
import { turnsCsv } from './turnsCsv.ts'
import { turnsJsonl } from './turnsJsonl.ts'
import { turnsText } from './turnsText.ts'

/** The fields of the formats for programs, in their order. */
export const TURN_FIELDS = [
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
] as const

/** One turn as printed. */
export type TurnRow = {
  readonly file: string
  /** Counted from 1 in its file. */
  readonly turn: number
  /** From 1. */
  readonly line: number
  /** As written, white space and all. */
  readonly label: string
  /** Who is meant. */
  readonly speaker: string
  /** The same, one by one where several speak at once; no field of the formats. */
  readonly speakers: readonly string[]
  readonly resolution: string
  readonly manner: string | null
  /** Milliseconds. */
  readonly start: number | null
  readonly end: number | null
  readonly words: number
  readonly text: string
}

export type TurnsReport = {
  readonly begin: () => string
  readonly file: (name: string, rows: readonly TurnRow[]) => string
}

/** The turns of a text, as rows. */
export const turnRows = (file: string, text: string, roster?: Roster): TurnRow[] => {
  const transcript = readTranscript(text, roster)
  return outline(transcript).turns.map(turn => ({
    file,
    turn: turn.index + 1,
    line: turn.line + 1,
    label: writtenLabel(turn.opening),
    speaker: turn.resolution.speaker,
    speakers: turn.resolution.parts ?? [turn.resolution.speaker],
    resolution: turn.resolution.kind,
    manner: turn.manner ?? null,
    start: turn.start ?? null,
    end: turn.end ?? null,
    words: turnWords(transcript, turn),
    text: turnText(transcript, turn),
  }))
}

/** `transcript turns`: who spoke when and what. */
export const turns: Command = {
  formats: ['text', 'jsonl', 'csv'],
  flags: [],
  amongOthers: false,
  start: (format, look) => {
    const report: TurnsReport = format === 'jsonl' ? turnsJsonl : format === 'csv' ? turnsCsv : turnsText(look)
    return {
      begin: report.begin,
      file: (name, text, { roster }) => ({ output: report.file(name, turnRows(name, text, roster)) }),
      end: () => ({ output: '', code: 0 }),
    }
  },
}
