/**
 * The TextMate grammar of transcripts. `npx tsx syntaxes/generate.ts` writes it as JSON, which is what editors read.
 *
 * Scopes are standard ones first (`entity.name.type`, `constant.numeric`, `string.other`, `markup.…`), so that a theme
 * that has never heard of transcripts colours them.
 */
import { blocks } from './blocks.ts'
import { inline } from './inline.ts'
import { include, type Repository, type Rule } from './rule.ts'
import { speaker } from './speaker.ts'

type Grammar = {
  readonly information_for_contributors: readonly string[]
  readonly name: string
  readonly scopeName: string
  readonly patterns: readonly Rule[]
  readonly repository: Repository
}

export const grammar: Grammar = {
  information_for_contributors: [
    'Written by `npx tsx syntaxes/generate.ts` from the modules beside this file: edit those.',
  ],
  name: 'Transcript',
  scopeName: 'text.transcript',
  patterns: include('header', 'body'),
  repository: {
    body: {
      begin: '^',
      end: '(?!)',
      patterns: include(
        'fenced-code',
        'heading',
        'underline',
        'break',
        'table',
        'quote',
        'speaker-group',
        'link-definition',
        'speaker',
        'list',
        'line-time',
        'inline',
      ),
    },
    ...blocks,
    ...speaker,
    ...inline,
  },
}
