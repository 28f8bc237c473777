import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Activation } from './activation.ts'
import type { ArchiveFigures } from './archive.ts'
import { root } from './builds.ts'
import { FIGURES, type Figures } from './session.ts'

const ms = (time: number): string => (Number.isNaN(time) ? '–' : time < 10 ? time.toFixed(2) : time.toFixed(0))
const ratio = (a: number, b: number): string => {
  const value = a / b
  if (!Number.isFinite(value)) return '–'
  return `${value >= 10 ? value.toFixed(0) : Number(value.toPrecision(2))} ×`
}

/** What the program `reading` prints. */
export type Reading = {
  readonly cold: { readonly transcript: number; readonly lezer: number; readonly micromark: number }
  readonly key: Record<'small' | 'large', { readonly transcript: number; readonly lezer: number }>
}

export const readingTable = ({ cold, key }: Reading): string[] => [
  '| in process | Transcript | `@lezer/markdown` | `micromark` | ratio |',
  '|---|---|---|---|---|',
  `| cold parse of 10 MB: blocks, turns, labels, times (ms) | ${ms(cold.transcript)} | ${ms(cold.lezer)} | ${ms(cold.micromark)} (1 MB × 10) | ${ratio(cold.lezer, cold.transcript)} as fast as lezer |`,
  `| keystroke at 10 MB (ms) | ${key.large.transcript.toFixed(4)} | ${ms(key.large.lezer)} | | ${ratio(key.large.lezer, key.large.transcript)} as fast as lezer |`,
  `| keystroke at 100 KB (ms) | ${key.small.transcript.toFixed(4)} | ${ms(key.small.lezer)} | | 10 MB costs ${ratio(key.large.transcript, key.small.transcript)} of it |`,
]

/** The figures on a text of so many MB. */
export type Row = {
  readonly size: number
  readonly ours: Figures
  readonly nothing: Figures
  readonly markdown: Figures | undefined
}

const NAMES: Record<(typeof FIGURES)[number], string> = {
  hover: 'keystroke → hover (ms)',
  diagnostics: 'keystroke → diagnostics (ms)',
  outline: 'keystroke → outline (ms)',
  tokens: 'keystroke → visible tokens (ms)',
  completion: 'keystroke → completion (ms)',
  actions: 'keystroke → code actions (ms)',
  formatting: 'keystroke → formatting of 40 lines (ms)',
  open: 'open → outline (ms)',
  memory: 'memory after open (MB)',
}

export const serverTable = (rows: readonly Row[]): string[] => [
  '| through stdio | size | Transcript | does nothing | markdown server | Transcript : does nothing | Transcript : itself at 0.1 MB |',
  '|---|---|---|---|---|---|---|',
  ...FIGURES.flatMap(figure =>
    rows.map(({ size, ours, nothing, markdown }) => {
      const small = rows[0]?.ours[figure] ?? Number.NaN
      const cells = [
        NAMES[figure],
        `${size} MB`,
        ms(ours[figure]),
        ms(nothing[figure]),
        markdown === undefined ? '' : ms(markdown[figure]),
        ratio(ours[figure], nothing[figure]),
        ratio(ours[figure], small),
      ]
      return `| ${cells.join(' | ')} |`
    }),
  ),
]

export type Start = {
  readonly ours: number
  readonly nothing: number
  readonly activation: Activation | undefined
  /** Names and bytes. */
  readonly sizes: readonly (readonly [string, number])[]
}

export const startTable = ({ ours, nothing, activation, sizes }: Start): string[] => [
  '| start and size | Transcript | does nothing | ratio |',
  '|---|---|---|---|',
  `| server ready from spawn (ms) | ${ms(ours)} | ${ms(nothing)} | ${ratio(ours, nothing)} |`,
  `| \`activate\` in VS Code (ms) | ${ms(activation?.activated ?? Number.NaN)} | | |`,
  `| \`activate\` → server ready in VS Code (ms) | ${ms(activation?.ready ?? Number.NaN)} | | |`,
  ...sizes.map(([name, bytes]) => `| ${name} | ${(bytes / 1000).toFixed(0)} kB | | |`),
]

export const archiveTable = (figures: ArchiveFigures): string[] => {
  const { size, files, ready, cpu, memory, symbols, rename, key, changed } = figures
  const speed = (time: number): string => `${((size / time) * 1000).toFixed(0)} MB/s`
  return [
    `| a folder of ${size} MB in ${files} files | Transcript | |`,
    '|---|---|---|',
    `| index: time to ready (ms) | ${ms(ready)} | ${speed(ready)} |`,
    `| index: time of the processor (ms) | ${ms(cpu)} | ${speed(cpu)} |`,
    `| index: memory, garbage collected (MB) | ${memory.toFixed(1)} | ${((memory / size) * 100).toFixed(1)} % of the text |`,
    `| symbols of the workspace → reply (ms) | ${ms(symbols)} | |`,
    `| rename in all files → reply (ms) | ${ms(rename.ms)} | ${rename.edits} edits in ${rename.files} files |`,
    `| keystroke → diagnostics in 1 MB, index loaded (ms) | ${ms(key.loaded)} | ${ratio(key.loaded, key.alone)} of ${ms(key.alone)} without |`,
    `| all files changed on the disk → index current (ms) | ${ms(changed)} | ${speed(changed)} |`,
  ]
}

/** Puts tables between the marks of a name in docs/performance.md. */
export const writeTables = (tables: string, name = 'bench'): void => {
  const file = join(root, 'docs', 'performance.md')
  const begin = `<!-- ${name} -->`
  const end = `<!-- /${name} -->`
  const before = existsSync(file) ? readFileSync(file, 'utf8') : `# Performance\n\n${begin}\n${end}\n`
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/performance.md has lost its marks ${begin} and ${end}`)
  writeFileSync(file, `${before.slice(0, from)}${begin}\n${tables}\n${before.slice(to)}`)
}
