import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULE_DOCS, ruleDocs } from '../../scripts/ruleDocs.ts'
import { RULES, ruleUrl } from '../../server/rules/index.ts'

it('has a current page for each rule; if not: npx tsx scripts/ruleDocs.ts', () => {
  const docs = ruleDocs()
  expect(readdirSync(RULE_DOCS).sort()).toEqual([...docs.keys()].sort())
  for (const [name, text] of docs) expect(readFileSync(join(RULE_DOCS, name), 'utf8'), name).toBe(text)
})

it('links each rule to its page', () => {
  for (const { code } of RULES) expect(ruleUrl(code)).toMatch(new RegExp(`^https://.*/docs/rules/${code}\\.md$`))
})
