import { expect, it } from 'vitest'
import { abilitiesOf } from '../../server/lsp/abilities.ts'
import { openDocuments } from '../../server/lsp/document.ts'
import { editOfFiles, type FileEdits } from '../../server/lsp/fileEdits.ts'
import { EDITOR } from './client.ts'

const start = { line: 0, character: 0 }
const edits = [{ range: { start, end: start }, newText: 'x' }]
const guessed = (count: number): FileEdits[] =>
  Array.from({ length: count }, (_, i) => ({ uri: `file:///${i + 1}`, version: null, edits, guessed: true }))

const closed = { opened: () => undefined }
const abilities = {
  ...abilitiesOf(EDITOR),
  versionedEdits: true,
  changeAnnotations: true,
}

/** What somebody is asked. */
const asked = (files: readonly FileEdits[], merges: readonly string[]): (string | undefined)[] =>
  Object.values(editOfFiles(files, merges, closed, abilities).changeAnnotations ?? {}).map(one => one.description)

it('of many files some are named, and the others counted', () => {
  const lost = 'If the editor takes them for that, letters are lost.'
  expect(asked(guessed(2), [])).toEqual([`“1” and “2” are not UTF-8. ${lost}`])
  expect(asked(guessed(3), [])).toEqual([`“1”, “2” and “3” are not UTF-8. ${lost}`])
  expect(asked(guessed(9), [])).toEqual([`“1”, “2”, “3” and 6 more are not UTF-8. ${lost}`])
  expect(asked([], ['1.', '2.', '3.', '4.', '5.'])).toEqual(['1. 2. 3. 4. 5.'])
  expect(asked([], ['1.', '2.', '3.', '4.', '5.', '6.', '7.'])).toEqual(['1. 2. 3. 4. 5. … and 2 more.'])
})

it('a text that has changed since it was read is not edited, whether the editor compares versions or not', () => {
  const opened = () => openDocuments.create('file:///1', 'transcript', 2, 'Anna: One.\n')
  const edit = (version: number | null, versionedEdits: boolean) =>
    editOfFiles([{ uri: 'file:///1', version, edits }], [], { opened }, { ...abilities, versionedEdits })
  for (const versioned of [true, false]) {
    for (const before of [null, 1]) expect(() => edit(before, versioned)).toThrow('The text has changed.')
    expect(JSON.stringify(edit(2, versioned))).toContain('"newText":"x"')
  }
})
