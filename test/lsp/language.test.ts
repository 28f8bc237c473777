import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { CodeAction, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node'
import { type Client, EDITOR, start } from './client.ts'

const TEXT = `---
speakers: [Anna Berg, Ben Okafor]
---

Anna Berg:: One.

Ben Okafor: Two.

Ana Berg: Three.
`

let client: Client
afterEach(() => client.stop())

/** What an editor is told of the text: problems, an action, a hover. */
const told = async (locale: string | undefined, strings?: unknown): Promise<readonly string[]> => {
  client = await start(EDITOR, strings === undefined ? undefined : { strings }, [], locale)
  const { about } = await client.open(TEXT)
  const { connection } = client
  const report: DocumentDiagnosticReport = await connection.sendRequest('textDocument/diagnostic', about)
  const items = report.kind === 'full' ? report.items : []
  const range = items[0]?.range
  const context = { diagnostics: [], only: ['quickfix'] }
  const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', { ...about, range, context })
  const position = { line: 4, character: 2 }
  const hover: Hover = await connection.sendRequest('textDocument/hover', { ...about, position })
  return [
    ...items.map(({ message }) => (typeof message === 'string' ? message : message.value)),
    actions[0]?.title ?? '',
    JSON.stringify(hover.contents),
  ]
}

const GERMAN = [
  'Zwei Doppelpunkte nach „Anna Berg“; einer genügt.',
  '„Ana Berg“ steht nicht im Kopf; war „Anna Berg“ gemeint?',
  'Den zweiten Doppelpunkt entfernen',
  expect.stringMatching(/Im Kopf eingetragen – es ist ein eingetragener Name\..*1 Redebeitrag, 1 Wort/s),
]
const ENGLISH = [
  'Two colons after “Anna Berg”; one is enough.',
  '“Ana Berg” is not declared; did you mean “Anna Berg”?',
  'Remove the second colon',
  expect.stringMatching(/Declared in the header, because it is a declared name\..*1 turn, 1 word/s),
]

describe('the server speaks', () => {
  const germans = ['de', 'de-AT', 'de_CH', 'de_DE.UTF-8', 'de_DE@euro', 'de_DE_utf8', 'de-x', 'de-koi8-r']
  it.each(germans)('German to an editor that says %s', async locale => {
    expect(await told(locale)).toEqual(GERMAN)
  })

  it.each([undefined, 'en', 'en-GB', 'tlh', '../../package', '', 'C.UTF-8', 'fr-', 'en-en-en-en'])(
    'English to one that says %j',
    async locale => {
      expect(await told(locale)).toEqual(ENGLISH)
    },
  )

  it('the language whose strings the editor sends', async () => {
    const strings = JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.de.json', import.meta.url), 'utf8'))
    expect(await told('de', strings)).toEqual(GERMAN)
    await client.stop()
    expect(await told('xx', { 'Remove the second colon': 'Weg damit' })).toEqual([
      ...ENGLISH.slice(0, 2),
      'Weg damit',
      ENGLISH[3],
    ])
    await client.stop()
    expect(await told('de', ['no', 'strings', 1])).toEqual(GERMAN)
  })
})
