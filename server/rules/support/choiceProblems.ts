import type { YamlEntry, YamlValue } from '../../syntax/yaml.ts'
import { type Message, say } from '../../text/message.ts'
import type { Span } from '../../text/range.ts'
import { either, orNear, quoted } from '../../text/wording.ts'
import { severityOf } from '../layer.ts'
import { plainOf } from '../options.ts'
import type { BlockFix, Finding, Rule } from '../rule.ts'
import { keyLimit, nearestWord } from './distance.ts'

const SEVERITY_WORDS = ['error', 'warning', 'information', 'hint', 'on', 'off']

/** A word that is none of those possible, as `statement` says: the nearest one is offered. */
export const unknownWord = (word: string, span: Span, words: readonly string[], statement: Message): Finding => {
  const near = nearestWord(word, words, keyLimit(word))
  const fixes: BlockFix[] =
    near === undefined
      ? []
      : [{ title: say`Change to “${near}”`, safety: 'suggested', changes: [{ span, newText: near }] }]
  return { span, message: orNear(statement, near), fixes }
}

const inSeverity = (value: YamlValue): Finding | undefined => {
  if (value.kind !== 'scalar' || value.value === null || severityOf(value.value) !== undefined) return undefined
  const word = String(value.source || value.value)
  const finding = unknownWord(word, value.span, SEVERITY_WORDS, say`${quoted(word)} is no severity`)
  return finding.fixes?.length === 0
    ? { ...finding, message: say`${quoted(word)} is no severity; write ${either(SEVERITY_WORDS.map(quoted))}.` }
    : finding
}

const inOption = (rule: Rule, { key, keySpan, value }: YamlEntry): Finding | undefined => {
  if (key === 'severity') return inSeverity(value)
  const options = rule.options ?? {}
  const option = Object.hasOwn(options, key) ? options[key] : undefined
  if (option === undefined) {
    const statement = say`${quoted(key)} is no option of ${quoted(rule.code)}`
    return unknownWord(key, keySpan, ['severity', ...Object.keys(options)], statement)
  }
  if (value.kind === 'scalar' && value.value === null) return undefined
  return option.read(plainOf(value)) === undefined
    ? { span: value.span, message: say`${quoted(key)} takes ${option.takes}.` }
    : undefined
}

/** What is wrong with a map from rules to severities or options, as a header, profile or workspace file has it. */
export const choiceProblems = (value: YamlValue, table: readonly Rule[]): readonly Finding[] => {
  if (value.kind !== 'map') {
    if (value.kind === 'scalar' && value.value === null) return []
    return [{ span: value.span, message: say`“rules” takes a map of rules and severities: “turn-empty: off”.` }]
  }
  return value.entries.flatMap(({ key, keySpan, value: choice }) => {
    const rule = table.find(({ code }) => code === key)
    if (rule === undefined) {
      const codes = table.map(({ code }) => code)
      return unknownWord(key, keySpan, codes, say`${quoted(key)} is no rule`)
    }
    if (choice.kind === 'map') return choice.entries.flatMap(entry => inOption(rule, entry) ?? [])
    if (choice.kind === 'list')
      return { span: choice.span, message: say`${quoted(key)} takes a severity, or a map of “severity” and options.` }
    return inSeverity(choice) ?? []
  })
}
