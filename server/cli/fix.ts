import { fixing, safeFix, type Wanted } from '../rules/fixing.ts'
import { finish } from '../text/steps.ts'
import type { Command } from './command.ts'
import { counted } from './count.ts'
import { STDIN } from './inputs.ts'
import { unifiedDiff } from './unifiedDiff.ts'

const firstFix: Wanted = ({ fixes: [first] }) => first

/** `transcript fix`: repairs each file. Exit code 1 if an error or a warning is left. */
export const fix: Command = {
  formats: ['text'],
  flags: ['--suggested', '--dry-run'],
  amongOthers: true,
  start: (_, __, flags) => {
    const wanted = flags.includes('--suggested') ? firstFix : safeFix
    const dry = flags.includes('--dry-run')
    const sum = { fixed: 0, files: 0, left: 0 }
    return {
      begin: () => '',
      file: (name, text, { roster, surroundings }) => {
        const fixed = finish(fixing(text, wanted, surroundings, roster))
        sum.fixed += fixed.count
        if (fixed.count > 0) sum.files++
        for (const { severity } of fixed.left) if (severity === 'error' || severity === 'warning') sum.left++
        if (name === STDIN && !dry) return { output: fixed.text }
        const output = unifiedDiff(name, text, fixed.changes)
        return dry || output === '' ? { output } : { output, rewritten: fixed.text }
      },
      end: () => {
        const done = `${counted(sum.fixed, 'problem')} ${dry ? 'can be repaired' : 'repaired'} in ${counted(sum.files, 'file')}`
        const left = sum.left === 0 ? '' : `; ${sum.left.toLocaleString('en')} left that need a look`
        return { output: '', note: `${done}${left}.`, code: sum.left > 0 ? 1 : 0 }
      },
    }
  },
}
