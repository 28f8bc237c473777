// Nothing is shown in English to somebody who reads another language.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OPERATIONS } from '../../server/features/actions/operations.ts'
import { OPERATION_REQUEST, PLACE_REQUEST } from '../../server/protocol.ts'
import { untranslated, WORDLESS } from '../wordless.ts'
import { world } from './world.ts'

/** Fields of answers that hold what somebody reads. */
const SHOWN = new Set([
  'message',
  'title',
  'label',
  'detail',
  'documentation',
  'contents',
  'tooltip',
  'prompt',
  'description',
  'placeHolder',
  'name',
  'value',
])

/** All texts in an answer that somebody reads. */
const shownIn = (value: unknown, shown = false): readonly string[] => {
  if (typeof value === 'string') return shown ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(item => shownIn(item, shown))
  // What is completed or chosen is a part of the text, and so is the key of the answer.
  const isText = 'insertText' in value || 'textEdit' in value || 'choice' in value
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'kind' || key === 'uri' || (key === 'label' && isText) ? [] : shownIn(item, shown || SHOWN.has(key)),
  )
}

const WORKSPACE = `files: ["*.md"
roster: nobody.yaml
speakers: [Zoë Ström, { name: 7 }, Zoë Ström]
profil: nowhere
rules: { turn-empty: of, no-rule: off, time-format: { form: x } }
vocabulary: { sounds: [x] }
`

const folder = new URL('../../examples/', import.meta.url)
const EXAMPLES = Object.fromEntries(
  readdirSync(folder)
    .filter(name => name.includes('.transcript'))
    .map(name => [name, readFileSync(new URL(name, folder), 'utf8')]),
)
const FILES = { ...EXAMPLES, '.transcript.yaml': WORKSPACE, 'other/.transcript.yaml': WORKSPACE.replace('"\n', '"]\n') }
const ALL = Object.values(FILES).join('\n')

it.each(Object.keys(FILES))('all that is said of %s can be translated', async name => {
  const { client, uri } = await world(FILES, { initializationOptions: { strings: WORDLESS }, locale: 'en-x' })
  const text = Object.entries(FILES).find(([path]) => path === name)?.[1] ?? ''
  const { about } = await client.open(text, uri(name), name.endsWith('.yaml') ? 'yaml' : undefined)
  const found = new Set<string>()
  const look = (method: string, answer: unknown): void => {
    for (const shown of shownIn(answer))
      for (const word of untranslated(shown, ALL)) found.add(`${method}: ${word} in ${shown}`)
  }
  const ask = async (method: string, more: object = {}): Promise<void> => {
    look(
      method,
      await client.connection.sendRequest(method, { ...about, ...more }).catch(error => ({ message: error.message })),
    )
  }
  const all = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } }
  for (const method of ['diagnostic', 'documentSymbol', 'codeLens', 'documentLink']) await ask(`textDocument/${method}`)
  await ask('textDocument/inlayHint', { range: all })
  await ask('workspace/symbol', { query: '' })
  if (name.endsWith('.yaml')) look('publishDiagnostics', await client.published(uri(name)))
  for (const [line, content] of text.split('\n').entries()) {
    for (const character of new Set([content.indexOf('[') + 1, Math.max(0, content.indexOf(':'))])) {
      const position = { line, character }
      const range = { start: position, end: position }
      await ask('textDocument/hover', { position })
      await ask('textDocument/prepareRename', { position })
      await ask('textDocument/rename', { position, newName: ' : ' })
      if (line % 3 === 0) await ask('textDocument/completion', { position })
      await ask('textDocument/codeAction', { range, context: { diagnostics: [] } })
    }
    const range = { start: { line, character: 2 }, end: { line, character: 2 } }
    if (line % 9 === 0)
      for (const operation of Object.keys(OPERATIONS)) await ask(OPERATION_REQUEST, { range, operation })
    for (const to of ['turn', 'turnOfSpeaker', 'problem'])
      await ask(PLACE_REQUEST, { position: range.start, destination: { to, backwards: line % 2 === 0 } })
  }
  await ask(PLACE_REQUEST, { position: all.start, destination: { to: 'time', time: 'soon' } })
  for (const message of client.told) for (const word of untranslated(message, ALL)) found.add(`told: ${word}`)
  expect([...found]).toEqual([])
})
