import { expect, test } from 'vitest'
import { tableDocs } from '../../scripts/tableDocs.ts'

test('the tables of the documents are current; if not: npx tsx scripts/tableDocs.ts', () => {
  for (const { path, is, shall } of tableDocs()) expect(is, path).toBe(shall)
})
