import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { RULES } from '../server/rules/index.ts'
import { RULE_PAGES } from '../server/rules/pages.ts'
import type { Rule, RulePage } from '../server/rules/rule.ts'
import { english } from '../server/text/message.ts'

/** Writes docs/rules/: a page for each rule, and a table of all. `npx tsx scripts/ruleDocs.ts`. */

export const RULE_DOCS = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'rules')

/** A carriage return would not survive git, and is shown by its picture. */
const fenced = (text: string): string => `\`\`\`text\n${text.replace(/\n+$/, '').replaceAll('\r', '␍')}\n\`\`\``

/** How serious a rule is without a choice, as tables say it. */
export const severityText = ({ severity, byDefault }: Rule): string =>
  byDefault === false ? `off (${severity})` : severity

/** The value of an option as YAML has it, on one line. */
const shown = (value: unknown): string => JSON.stringify(value).replaceAll('","', '", "')

const options = ({ code, options: all = {} }: Rule): string => {
  const names = Object.entries(all)
  if (names.length === 0) return ''
  const rows = names.map(
    ([name, { meaning, takes, initial }]) =>
      `| \`${name}\` | ${english(meaning)} | ${english(takes)} | \`${shown(initial)}\` |`,
  )
  return `
## Options

| option | meaning | takes | without a choice |
|---|---|---|---|
${rows.join('\n')}

\`\`\`yaml
rules:
  ${code}:
${names.map(([name, { initial }]) => `    ${name}: ${shown(initial)}`).join('\n')}
\`\`\`
`
}

const page = (rule: Rule, { explanation, origin, examples: all }: RulePage): string => {
  const examples = all.map(({ bad, good, options: chosen, elsewhere = [] }, index) => {
    const number = all.length > 1 ? ` ${index + 1}` : ''
    const set = Object.entries(chosen ?? {}).map(([name, value]) => `\`${name}: ${shown(value)}\``)
    const among = elsewhere.length === 0 ? '' : `Where ${elsewhere.join(', ')} speaks in several other transcripts. `
    const given = set.length === 0 ? among : `With ${set.join(', ')}. ${among}`
    return `## Example${number}\n\n${given}Reported (\`^\` marks the place):\n\n${fenced(bad)}\n\nNot reported:\n\n${fenced(good)}\n`
  })
  return `# ${rule.code}

${english(rule.summary)}. ${
    rule.byDefault === false
      ? `Off by default; where a profile or a setting turns it on: **${rule.severity}**.`
      : `Severity: **${rule.severity}**.`
  }

${explanation}

${examples.join('\n')}${options(rule)}
## Where it comes from

${origin}

## Changing its severity

In the header of a file:

\`\`\`yaml
rules:
  ${rule.code}: ${rule.byDefault === false ? 'on ' : 'off'}        # or error, warning, information, hint
\`\`\`
`
}

const table = (): string => {
  const rows = RULES.map(
    rule => `| [${rule.code}](${rule.code}.md) | ${severityText(rule)} | ${english(rule.summary)} |`,
  )
  return `# Rules

What is reported in transcripts, and how serious it is by default. Each rule has a page with its reasons and examples.

| rule | severity | what it reports |
|---|---|---|
${rows.join('\n')}
`
}

const pageOf = ({ code }: Rule): RulePage => {
  const found = RULE_PAGES.get(code)
  if (found === undefined) throw new Error(`server/rules/pages.ts has no page for ${code}`)
  return found
}

/** The files of docs/rules/ and what each has to hold. */
export const ruleDocs = (): ReadonlyMap<string, string> =>
  new Map([['README.md', table()], ...RULES.map(rule => [`${rule.code}.md`, page(rule, pageOf(rule))] as const)])

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(RULE_DOCS, { recursive: true })
  const docs = ruleDocs()
  for (const name of readdirSync(RULE_DOCS)) if (!docs.has(name)) rmSync(join(RULE_DOCS, name))
  for (const [name, text] of docs) writeFileSync(join(RULE_DOCS, name), text)
}
