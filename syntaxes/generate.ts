/** Writes `transcript.tmLanguage.json` beside this file. */
import { writeFileSync } from 'node:fs'
import { grammar } from './grammar.ts'

writeFileSync(new URL('transcript.tmLanguage.json', import.meta.url), `${JSON.stringify(grammar, null, 2)}\n`)
