import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { IToken } from 'vscode-textmate'

/** Both packages are CommonJS bundles whose names Node cannot see, so that importing differs between Node and vitest. */
const require = createRequire(import.meta.url)
const onig: typeof import('vscode-oniguruma') = require('vscode-oniguruma')
const textmate: typeof import('vscode-textmate') = require('vscode-textmate')

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Stands for VS Code's own YAML grammar, which is no part of this project. */
const yamlStub = JSON.stringify({
  scopeName: 'source.yaml',
  patterns: [
    { match: '^\\s*(?:- )?([\\w-]+)(:)(?=\\s|$)', captures: { 1: { name: 'entity.name.tag.yaml' } } },
    { name: 'string.unquoted.block.yaml', begin: '[|>]$', end: '^(?=\\S)' },
    { name: 'string.quoted.double.yaml', begin: '"', end: '"' },
  ],
})

const grammarText: Readonly<Record<string, () => string>> = {
  'text.transcript': () => read('syntaxes/transcript.tmLanguage.json'),
  'source.yaml': () => yamlStub,
}

export type Tokens = { readonly line: string; readonly tokens: readonly IToken[]; readonly stoppedEarly: boolean }

/** Tokenises whole texts as the editor does: line by line, the state carried on. */
export type Tokenizer = (text: string) => readonly Tokens[]

/** More time than any line needs: what takes longer has run away. */
const timeLimit = 20_000

export const createTokenizer = async (): Promise<Tokenizer> => {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))
  await onig.loadWASM(wasm)
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: sources => new onig.OnigScanner(sources),
      createOnigString: text => new onig.OnigString(text),
    }),
    loadGrammar: async scope => {
      const text = grammarText[scope]
      return text === undefined ? null : textmate.parseRawGrammar(text(), `${scope}.json`)
    },
  })
  const grammar = await registry.loadGrammar('text.transcript')
  if (grammar === null) throw new Error('The grammar cannot be loaded.')
  return text => {
    let state = textmate.INITIAL
    return text.split(/\r\n|\r|\n/).map(line => {
      const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state, timeLimit)
      state = ruleStack
      return { line, tokens, stoppedEarly }
    })
  }
}

/** Whether `scope` is `wanted` or a more special one: `constant.numeric` is wanted, `constant.numeric.time` is there. */
const isScope = (scope: string, wanted: string): boolean => scope === wanted || scope.startsWith(`${wanted}.`)

export const hasScope = (token: IToken, wanted: string): boolean => token.scopes.some(scope => isScope(scope, wanted))

/** The first stretch of the line that has the scope, adjoining tokens joined. */
const textOf = ({ line, tokens }: Tokens, scope: string): string | undefined => {
  const first = tokens.findIndex(token => hasScope(token, scope))
  if (first < 0) return undefined
  const after = tokens.findIndex((token, index) => index > first && !hasScope(token, scope))
  return line.slice(tokens[first]?.startIndex, after < 0 ? line.length : tokens[after]?.startIndex)
}

/** The label that the grammar shows at the line, if any. */
export const labelOf = (tokens: Tokens): string | undefined => textOf(tokens, 'entity.name.type.speaker')

/** Whether the line opens with chevrons and a colon, but no name: a change of speaker. */
export const opensUnnamed = (tokens: Tokens): boolean =>
  labelOf(tokens) === undefined &&
  textOf(tokens, 'keyword.operator.chevrons') !== undefined &&
  textOf(tokens, 'punctuation.separator.speaker') !== undefined
