import type { Problem } from '../rules/rule.ts'
import type { Coverage } from '../workspace/workspace.ts'
import type { Style } from './style.ts'

/** How text for people is laid out. */
export type Look = { readonly style: Style; readonly width: number }

/** A subcommand: what it prints for each text, in the order begin, file…, end. */
export type Command = {
  /** The values of `--format`, the first being the default. */
  readonly formats: readonly string[]
  /** Options without a value that it has: `--dry-run`. */
  readonly flags: readonly string[]
  /** Each file is looked at among the others: all are read twice. */
  readonly amongOthers: boolean
  readonly start: (format: string, look: Look, flags: readonly string[]) => Run
}

/** What is printed for a text; the note goes to standard error. */
export type Printed = {
  readonly output: string
  readonly note?: string
  /** What the file is to hold from now on. */
  readonly rewritten?: string
}

export type Run = {
  readonly begin: () => string
  /** About a transcript, as its workspace file has it read and checked. */
  readonly file: (name: string, text: string, coverage: Coverage) => Printed
  /** About a workspace file, roster or profile with problems, before the first file that it concerns. */
  readonly support?: (name: string, text: string, problems: readonly Problem[]) => string
  /** The last of the output, and the exit code if all files could be read. */
  readonly end: () => { readonly output: string; readonly note?: string; readonly code: 0 | 1 }
}
