import { parseArgs } from 'node:util'
import { keyLimit, nearestWord } from '../rules/support/distance.ts'

/** A wrong use of the command line; its message says what was meant, if that can be told. */
export type Usage = { readonly wrong: string }

export type Asked = {
  readonly help: boolean
  readonly version: boolean
  readonly format: string | undefined
  /** Options without a value that only some commands have, as written: `--dry-run`. */
  readonly flags: readonly string[]
  readonly positionals: readonly string[]
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  format: { type: 'string' },
  suggested: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

/** ` Did you mean …?`, where something near to `word` is among `candidates`. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const found = nearestWord(word, candidates, keyLimit(word))
  return found === undefined ? '' : ` Did you mean ${found}?`
}

/** Reads arguments; the words that are no options come in order, the command first. */
export const readArguments = (args: readonly string[]): Asked | Usage => {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const positionals: string[] = []
  let help = false
  let version = false
  let format: string | undefined
  const flags: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    else if (token.kind === 'option') {
      const { name, rawName, value } = token
      if (!Object.hasOwn(OPTIONS, name)) {
        const known = Object.keys(OPTIONS).map(option => `--${option}`)
        return { wrong: `There is no option ${rawName}.${didYouMean(rawName, known)}` }
      }
      if (name === 'format') {
        if (value === undefined || value === '') return { wrong: 'The option --format needs a value.' }
        format = value
      } else if (value !== undefined) return { wrong: `The option ${rawName} takes no value.` }
      else if (name === 'help') help = true
      else if (name === 'version') version = true
      else flags.push(rawName)
    }
  }
  return { help, version, format, flags, positionals }
}
