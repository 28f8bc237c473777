import { afterEach, describe, expect, it } from 'vitest'
import { type OpenDocument, openDocuments } from '../../server/lsp/document.ts'
import { changed, compare, describeDifference, verifying } from '../../server/lsp/verify.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { say } from '../../server/text/message.ts'
import { finish } from '../../server/text/steps.ts'
import { type Client, EDITOR, start } from './client.ts'

const TEXT = '---\nspeakers:\n  - Anna Meyer\n---\n\nAnna Meyer: One.\n\nBen Okafor: Two.\n\nAnna Meyer: Three.\n'
const uri = 'file:///a'
const word = { range: { start: { line: 7, character: 12 }, end: { line: 7, character: 12 } }, text: 'And ' }

describe('the comparison with a fresh reading', () => {
  it('finds nothing where there is nothing', () => {
    const { difference } = finish(compare(readTranscript(TEXT), TEXT))
    expect(difference).toBeUndefined()
  })

  it('finds a block that is not what it should be', () => {
    const { difference, fresh } = finish(compare(readTranscript(TEXT), TEXT.replace('Two', 'Too')))
    expect(difference).toEqual({
      line: 7,
      what: String.raw`block 4: block.text: "Ben Okafor: Two.\n", not "Ben Okafor: Too.\n"`,
    })
    expect(fresh.uses.size).toBe(2)
  })

  it.each([
    [
      'resolutions',
      'resolutions.0.1.speaker: "Ben", not "Anna Meyer"',
      {
        resolutions: new Map([
          ['Anna Meyer', { kind: 'declared', speaker: 'Ben', reason: say`it is a declared name` }],
          ['Ben Okafor', readTranscript(TEXT).resolutions.get('Ben Okafor')],
        ]),
      },
    ],
    [
      'labels',
      'labels.0.1.count: 1, not 2',
      { uses: readTranscript(TEXT.replace('Anna Meyer: Three.', 'Three.')).uses },
    ],
    ['speakers', 'speakers.0: undefined, not', { speakers: [] }],
  ])('finds %s that are not what they should be', (_, expected, planted) => {
    const transcript = { ...readTranscript(TEXT), ...planted } as ReturnType<typeof readTranscript>
    expect(finish(compare(transcript, TEXT)).difference?.what).toContain(expected)
  })

  it('says where, what, and after which edits', () => {
    const all = { text: 'x'.repeat(300) }
    expect(describeDifference({ uri, version: 3 }, { line: 7, what: 'WHAT' }, [all, word])).toMatch(
      /^file:\/\/\/a, version 3: .* from line 8 on: WHAT\. [\s\S]*\n {2}all = "x{200}"\n {2}7:12-7:12 = "And "$/,
    )
  })
})

describe('verifying', () => {
  /** Carries out a change on a server whose document is then `sabotaged`; what it logs. */
  const verified = async (sabotaged: (document: OpenDocument) => OpenDocument, on = true) => {
    const log: { debug: string[]; error: string[] } = { debug: [], error: [] }
    let document = openDocuments.create(uri, 'transcript', 1, TEXT)
    const renewed: OpenDocument[] = []
    const { soon, update, forget } = verifying(
      { debug: text => log.debug.push(text), error: text => log.error.push(text) },
      () => document,
      () => Promise.resolve(on),
      again => renewed.push(again),
    )
    soon(document)
    if (on) await expect.poll(() => log.debug).toHaveLength(1)
    document = sabotaged(update(document, [word], 2))
    soon(document)
    if (on) await expect.poll(() => log.debug.length + log.error.length).toBe(2)
    else await new Promise(resolve => setTimeout(resolve, 400))
    forget(uri)
    return { log, document, renewed }
  }

  it('logs nothing but that it looked, where all is well', async () => {
    const { log, renewed } = await verified(document => document)
    expect(log).toEqual({
      debug: [expect.stringContaining('version 1'), expect.stringContaining('version 2')],
      error: [],
    })
    expect(renewed).toEqual([])
  })

  it('logs an error and goes on with the fresh reading, where something is wrong', async () => {
    const wrong = TEXT.replace('Three', 'Four')
    const { log, document, renewed } = await verified(() => openDocuments.create(uri, 'transcript', 2, wrong))
    expect(log.error).toEqual([expect.stringMatching(/from line 8 on: block 4[\s\S]*7:12-7:12 = "And "$/)])
    expect(renewed).toEqual([document])
    expect(document.getText()).toBe(changed(TEXT, word))
    expect(document.transcript()).toEqual(readTranscript(changed(TEXT, word)))
  })

  it('does nothing unless it is wanted', async () => {
    const { log } = await verified(() => openDocuments.create(uri, 'transcript', 2, 'x'), false)
    expect(log).toEqual({ debug: [], error: [] })
  })
})

describe('a server that verifies', () => {
  let client: Client
  afterEach(() => client.stop())

  it.each([
    ['asked for settings', EDITOR, undefined],
    ['told them at the start', {}, { trace: { verifyIncremental: true } }],
  ])('is silent in normal editing: %s', async (_, abilities, initial) => {
    client = await start(abilities, initial)
    client.settings = { trace: { verifyIncremental: true } }
    const document = await client.open(TEXT)
    const looked = () => client.log.filter(line => line.includes('the same as a fresh reading'))
    await expect.poll(looked).toHaveLength(1)
    for (const letter of 'Yes. [laughter]\r\n\r\nBen Okafor: ```') {
      const at = document.text().indexOf('Three')
      await document.edit(at, at, letter)
      await client.connection.sendRequest('textDocument/hover', {
        ...document.about,
        position: { line: 7, character: 3 },
      })
    }
    await expect.poll(() => looked().at(-1)).toContain(`version ${document.version()}:`)
    await document.edit(0, document.text().length, '')
    await expect.poll(() => looked().at(-1)).toContain(`version ${document.version()}:`)
    expect(client.log.filter(line => !line.includes('the same as') && !line.includes('is ready'))).toEqual([])
  })
})
