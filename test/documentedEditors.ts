// What docs/editors.md says of how an editor is set up, for tests that run just that.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { BUNDLE } from './lsp/client.ts'

/** The transcript on which editors are tried. */
export const HARVEST = `---
title: Harvest
speakers: [Anna Berg, Ben Okafor]
---

Anna Berg:   One.

Ben Okafor: Two 🌾 and three.

Ana Berg: Five.

Anna Berg: Six.
`

/** What came of each step that an editor was told to do. */
type Results = Readonly<Record<string, unknown>>

/** A session of an editor with `HARVEST` as harvest.transcript in a folder of its own: what came of a step, or why nothing did. */
export const harvest = (
  editor: string,
  session: (folder: string, file: string) => Promise<Results>,
): { readonly folder: string; readonly seen: (step: string) => unknown } => {
  const folder = mkdtempSync(join(tmpdir(), `transcript-${editor}-`))
  let results: Results = {}
  beforeAll(async () => {
    writeFileSync(join(folder, 'harvest.transcript'), HARVEST)
    results = await session(folder, 'harvest.transcript')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    seen: step => {
      const { value, error } = Object(results[step])
      return value ?? error
    },
  }
}

/** The results that an editor wrote; `output` is what it said instead. */
export const resultsIn = (file: string, editor: string, output: string): Results => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${editor} wrote no results. ${output}`)
  }
}

const documentation = readFileSync(new URL('../docs/editors.md', import.meta.url), 'utf8')

/** The blocks of a language in the section of an editor, in their order. */
export const documentedSettings = (editor: string, language: string): readonly string[] => {
  const section = documentation.split(/^## /m).find(text => text.startsWith(`${editor}\n`)) ?? ''
  return [...section.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, of, block]) =>
    of === language && block !== undefined ? [block] : [],
  )
}

/** The environment of an editor whose whole home is `folder`, and which finds the built server on the PATH. */
export const editorEnvironment = (folder: string): Readonly<Record<string, string>> => {
  const server = `#!/bin/sh\nexec "${process.execPath}" "${BUNDLE}" "$@"\n`
  writeFileSync(join(folder, 'transcript-language-server'), server, { mode: 0o755 })
  return {
    PATH: folder + delimiter + (process.env['PATH'] ?? ''),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_STATE_HOME: folder,
    XDG_CACHE_HOME: folder,
  }
}
