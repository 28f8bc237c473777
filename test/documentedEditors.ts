// What docs/editors.md says of how an editor is set up, for tests that run just that.
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { BUNDLE } from './lsp/client.ts'

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
