import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { COLLECT_ROSTER } from '../../server/protocol.ts'
import { textOf } from './archive.ts'
import { type Held, startHeld } from './held.ts'

/** How long a server holds its event loop with a folder of so many files, of `size` units in all, for what concerns all of them. */
export const stallsInFolder = async (size: number, files: number): Promise<ReadonlyMap<string, Held>> => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-stalls-'))
  const names = Array.from({ length: files }, (_, i) => join(`${i % 20}`, `${i}.transcript`))
  for (let i = 0; i < 20; i++) mkdirSync(join(folder, `${i}`))
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href
  const text = (i: number): string => textOf(i, size / files)
  names.forEach((name, i) => {
    writeFileSync(join(folder, name), text(i))
  })
  writeFileSync(join(folder, '.transcript.yaml'), 'roster: people.txt\n')
  writeFileSync(join(folder, 'people.txt'), 'Anna Meyer (AM)\n')
  const { rpc, measure, stop } = await startHeld(uriOf('.'))
  const symbols = (query: string) => rpc.sendRequest('workspace/symbol', { query })
  const problems = () => rpc.sendRequest('workspace/diagnostic', { previousResultIds: [] })
  const uri = uriOf(names[0] ?? '')
  try {
    return await measure({
      index: () => rpc.sendNotification('initialized', {}).then(() => symbols('anna')),
      'all symbols': () => symbols(''),
      problems,
      'problems again': problems,
      'collect roster': () => rpc.sendRequest(COLLECT_ROSTER, {}),
      rename: async () => {
        await rpc.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'transcript', version: 1, text: text(0) },
        })
        const position = { line: 4, character: 5 }
        return rpc.sendRequest('textDocument/rename', { textDocument: { uri }, position, newName: 'Zora Quill' })
      },
      'all labels changed': async () => {
        names.forEach((name, i) => {
          writeFileSync(join(folder, name), text(i).replaceAll('Meyer', 'Mayer'))
        })
        const changes = names.map(name => ({ uri: uriOf(name), type: 2 }))
        await rpc.sendNotification('workspace/didChangeWatchedFiles', { changes })
        return symbols('anna')
      },
      'problems then': problems,
    })
  } finally {
    stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
