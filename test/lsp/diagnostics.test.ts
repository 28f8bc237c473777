import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, TextEdit } from 'vscode-languageserver/node'
import { applyEdits } from '../edits.ts'
import { type Client, type Document, EDITOR, start } from './client.ts'

const FAULTY = 'Anna Berg:: Hello.\n\nAnna Berg: Bye.\n'
const CODE = 'speaker-colon-doubled'

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code)

describe('an editor that asks for diagnostics', () => {
  let client: Client
  beforeAll(async () => {
    client = await start()
  })
  afterAll(() => client.stop())

  const ask = (document: Document, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.connection.sendRequest('textDocument/diagnostic', { ...document.about, previousResultId })
  const itemsOf = (report: DocumentDiagnosticReport): Diagnostic[] => {
    if (report.kind !== 'full') throw new Error('The report is not full.')
    return report.items
  }

  it('gets them with all that there is to tell', async () => {
    const found = itemsOf(await ask(await client.open(FAULTY))).find(({ code }) => code === CODE)
    expect(found).toMatchObject({
      source: 'transcript',
      severity: expect.any(Number),
      message: expect.any(String),
      codeDescription: { href: expect.stringContaining(CODE) },
      data: { fix: 'safe' },
      range: { start: { line: 0 }, end: { line: 0 } },
    })
  })

  it('hears that nothing changed, whatever was typed', async () => {
    const document = await client.open(FAULTY)
    const { resultId } = await ask(document)
    expect(await ask(document, resultId)).toEqual({ kind: 'unchanged', resultId })
    await document.edit(FAULTY.length - 2, FAULTY.length - 2, 'x')
    expect(await ask(document, resultId)).toEqual({ kind: 'unchanged', resultId })
    await document.edit(0, 0, '\n')
    const moved = await ask(document, resultId)
    expect(itemsOf(moved).map(({ range }) => range.start.line)).toContain(1)
    expect(moved.resultId).not.toBe(resultId)
  })

  it('gets what the text says after edits with CR LF', async () => {
    const text = FAULTY.replaceAll('\n', '\r\n')
    const document = await client.open(text)
    await document.edit(text.indexOf('\r\n'), text.indexOf('\r\n') + 1, '')
    await document.edit(0, 0, 'Anna Berg: First.\r\n\r\n')
    const fresh = await client.open(document.text())
    expect(itemsOf(await ask(document))).toEqual(itemsOf(await ask(fresh)))
    expect(itemsOf(await ask(document)).find(({ code }) => code === CODE)?.range.start.line).toBe(2)
  })

  it('is asked to ask again when settings change', async () => {
    const document = await client.open(FAULTY)
    expect(codes(itemsOf(await ask(document)))).toContain(CODE)
    client.settings = { rules: { [CODE]: 'off' } }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => client.log).toContain('refresh')
    expect(codes(itemsOf(await ask(document)))).not.toContain(CODE)
    client.settings = { rules: { [CODE]: 'hint' } }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    expect(itemsOf(await ask(document)).find(({ code }) => code === CODE)?.severity).toBe(4)
    client.settings = { rules: 'nonsense', outline: 7 }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    expect(codes(itemsOf(await ask(document)))).toContain(CODE)
  })

  it('can apply the fixes', async () => {
    const document = await client.open(FAULTY)
    const diagnostics = itemsOf(await ask(document)).filter(({ code }) => code === CODE)
    const range = diagnostics[0]?.range
    const context = { diagnostics, only: ['quickfix'] }
    const actions = (await client.connection.sendRequest('textDocument/codeAction', {
      ...document.about,
      range,
      context,
    })) as {
      title: string
      isPreferred?: boolean
      edit: {
        documentChanges: { textDocument: { version: number }; edits: { range: typeof range; newText: string }[] }[]
      }
    }[]
    const action = actions.find(({ isPreferred }) => isPreferred)
    const change = action?.edit.documentChanges[0]
    expect(change?.textDocument.version).toBe(1)
    const [edit] = change?.edits ?? []
    expect(edit).toBeDefined()
    if (edit?.range === undefined) return
    await document.edit(edit.range.start.character, edit.range.end.character, edit.newText)
    expect(document.text()).toBe(FAULTY.replace('::', ':'))
    expect(codes(itemsOf(await ask(document)))).not.toContain(CODE)
    const other = { ...document.about, range, context: { diagnostics: [], only: ['source.organizeImports'] } }
    expect(await client.connection.sendRequest('textDocument/codeAction', other)).toEqual([])
  })

  it('can repair all of a kind, or all that is certain, in one step', async () => {
    const document = await client.open(FAULTY + FAULTY)
    const act = (range: unknown, only: string[]): Promise<CodeAction[]> =>
      client.connection.sendRequest('textDocument/codeAction', {
        ...document.about,
        range,
        context: { diagnostics: [], only },
      })
    const [first] = itemsOf(await ask(document)).filter(({ code }) => code === CODE)
    const kind = (await act(first?.range, ['quickfix'])).find(({ title }) => title.includes('all 2 problems'))
    expect(kind?.edit).toBeUndefined()
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', kind)
    const repaired = (FAULTY + FAULTY).replaceAll('::', ':')
    expect(applyEdits(document.text(), editsOf(resolved))).toBe(repaired)
    const [all] = await act({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ['source.fixAll'])
    expect(all?.kind).toBe('source.fixAll.transcript')
    expect(applyEdits(document.text(), editsOf(all))).toBe(repaired)
    await document.edit(0, 0, ' ')
    await expect(client.connection.sendRequest('codeAction/resolve', kind)).rejects.toThrow(/changed/)
  })

  it('can silence a rule where it is, or in the file', async () => {
    const document = await client.open(FAULTY)
    const [first] = itemsOf(await ask(document)).filter(({ code }) => code === CODE)
    const context = { diagnostics: [], only: ['quickfix'] }
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      ...document.about,
      range: first?.range,
      context,
    })
    for (const title of [`Ignore ${CODE} here`, `Ignore ${CODE} in this file`]) {
      const silenced = await client.open(applyEdits(FAULTY, editsOf(actions.find(action => action.title === title))))
      const found = codes(itemsOf(await ask(silenced)))
      expect(found).not.toContain(CODE)
      expect(found).not.toContain('ignore-unused')
    }
  })
})

const editsOf = (action: CodeAction | undefined): TextEdit[] =>
  (action?.edit?.documentChanges ?? []).flatMap(change => ('edits' in change ? (change.edits as TextEdit[]) : []))

describe('an editor that does not', () => {
  let client: Client
  beforeAll(async () => {
    const { diagnostic: _, ...textDocument } = EDITOR.textDocument ?? {}
    const { configuration: __, ...workspace } = EDITOR.workspace ?? {}
    client = await start({ textDocument, workspace }, { rules: { 'speaker-colon-missing': 'off' } })
  })
  afterAll(() => client.stop())

  it('is told so', () => {
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined()
  })

  it('is sent them, with the version, when typing rests and when the file is closed', async () => {
    const document = await client.open(FAULTY)
    const first = await client.published(document.uri)
    expect(first.version).toBe(1)
    expect(codes(first.diagnostics)).toContain(CODE)
    await document.edit(9, 11, ':')
    await document.edit(0, 0, ' ')
    await document.edit(0, 1, '')
    const second = await client.published(document.uri)
    expect(second.version).toBe(4)
    expect(codes(second.diagnostics)).not.toContain(CODE)
    await document.edit(9, 10, '::')
    await document.close()
    expect((await client.published(document.uri)).diagnostics).toEqual([])
  })

  it('is sent them again when settings change', async () => {
    const document = await client.open(FAULTY)
    await client.published(document.uri, diagnostics => codes(diagnostics).includes(CODE))
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { transcript: { rules: { [CODE]: 'off' } } },
    })
    await client.published(document.uri, diagnostics => !codes(diagnostics).includes(CODE))
  })
})
