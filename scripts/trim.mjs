// What keeps the server's bundle small: plugins that take of the libraries what the server runs.
import { readFile } from 'node:fs/promises'
import { parse } from 'node:path'

/** Parts of the server's half of the protocol, by file name, that no part of the server asks for. */
const FEATURES = {
  callHierarchy: 'CallHierarchyFeature',
  fileOperations: 'FileOperationsFeature',
  inlineCompletion: 'InlineCompletionFeature',
  inlineValue: 'InlineValueFeature',
  moniker: 'MonikerFeature',
  notebook: 'NotebookSyncFeature',
  textDocumentContent: 'TextDocumentContentFeature',
  typeHierarchy: 'TypeHierarchyFeature',
}
const features = Object.keys(FEATURES).join('|')

/**
 * What the libraries take along and the server never runs: methods of the protocol that it does not have, the look-up of
 * globally installed modules, YAML's way back from values to text, and the types of YAML 1.1. Whatever misses one of them
 * fails at once, and in the tests, which run the bundles.
 */
export const leaveOut = {
  name: 'leave-out',
  setup({ onLoad }) {
    // Some of the files are ES modules, which a worker runs as they stand: there is no `module` in it.
    const nothing = () => ({ contents: "if (typeof module === 'object') module.exports = {}" })
    onLoad(
      { filter: new RegExp(`vscode-languageserver[/\\\\]lib[/\\\\]common[/\\\\](?:${features})\\.js$`) },
      ({ path }) => ({
        contents: `exports.${FEATURES[parse(path).name]} = Base => Base`,
      }),
    )
    onLoad(
      { filter: new RegExp(`languageserver-protocol[/\\\\]lib[/\\\\]common[/\\\\]protocol\\.(?:${features})\\.js$`) },
      nothing,
    )
    onLoad({ filter: /vscode-languageserver[/\\]lib[/\\]node[/\\]files\.js$/ }, nothing)
    // A header may ask for version 1.1: it is read as the version that it means nearly always, and not refused.
    onLoad({ filter: /yaml[/\\]browser[/\\]dist[/\\]schema[/\\]yaml-1\.1[/\\]schema\.js$/ }, () => ({
      contents: "export { schema } from '../core/schema.js'",
    }))
    onLoad({ filter: /yaml[/\\]browser[/\\]dist[/\\](?:stringify[/\\]|schema[/\\]yaml-1\.1[/\\]|visit\.js$)/ }, nothing)
  },
}

/** Each file of the libraries brings TypeScript's helpers for modules along: once is enough. */
export const shareHelpers = {
  name: 'share-helpers',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^module-helpers$/ }, () => ({ path: 'module-helpers', namespace: 'helpers' }))
    onLoad({ filter: /.*/, namespace: 'helpers' }, () => ({
      contents: `
        exports.__importStar = module => module
        exports.__exportStar = (from, to) => {
          for (const name in from) if (!(name in to)) Object.defineProperty(to, name, { enumerable: true, get: () => from[name] })
        }`,
    }))
    onLoad({ filter: /vscode-(?:jsonrpc|languageserver)[^/\\]*[/\\]lib[/\\].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace(
        /^var __(?:createBinding|setModuleDefault|importStar|exportStar) = [\s\S]*?^\}[()]*;\n/gm,
        '',
      )
      return contents === text
        ? undefined
        : { contents: `const { __importStar, __exportStar } = require('module-helpers');${contents}` }
    })
  },
}
