import { readTranscript } from '../model/transcript.ts'
import { checkTranscript, MOST_PROBLEMS } from '../rules/index.ts'
import type { Problem, Severity } from '../rules/rule.ts'
import { checkJsonl } from './checkJsonl.ts'
import { checkText } from './checkText.ts'
import type { Command } from './command.ts'

/** One file as checked. */
export type Checked = { readonly name: string; readonly text: string; readonly problems: readonly Problem[] }

export type Tally = { files: number; withProblems: number } & Record<Severity, number>

export type CheckReport = {
  readonly file: (checked: Checked) => string
  /** What stands after all files. */
  readonly end: (tally: Readonly<Tally>) => string
}

const REPORTS = { text: checkText, jsonl: checkJsonl }

/** `transcript check`: the problems of each file. Exit code 1 if one of them is an error or a warning. */
export const check: Command = {
  formats: Object.keys(REPORTS),
  flags: [],
  amongOthers: true,
  start: (format, look) => {
    const report: CheckReport = format === 'jsonl' ? REPORTS.jsonl : REPORTS.text(look)
    const tally: Tally = { files: 0, withProblems: 0, error: 0, warning: 0, information: 0, hint: 0 }
    const tell = (checked: Checked): string => {
      tally.files++
      if (checked.problems.length > 0) tally.withProblems++
      for (const problem of checked.problems) tally[problem.severity]++
      return report.file(checked)
    }
    return {
      begin: () => '',
      support: (name, text, problems) => tell({ name, text, problems }),
      file: (name, text, { roster, surroundings }) => {
        const problems = checkTranscript(readTranscript(text, roster), surroundings)
        const output = tell({ name, text, problems })
        return problems.length < MOST_PROBLEMS ? { output } : { output, note: 'it has more problems than are told' }
      },
      end: () => ({ output: report.end(tally), code: tally.error + tally.warning > 0 ? 1 : 0 }),
    }
  },
}
