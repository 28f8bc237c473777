import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver'
import type { HintKinds } from '../features/inlayHints.ts'
import { OUTLINE_LIMIT } from '../features/outline.ts'
import type { Surroundings } from '../rules/index.ts'
import { choicesOf } from '../rules/layer.ts'
import type { Plain } from '../rules/options.ts'
import type { ClientAbilities } from './abilities.ts'

/** The user's settings for one file, under `transcript` in the editor. */
export type Settings = {
  /** `transcript.profile` and `transcript.rules`. */
  readonly surroundings: Surroundings
  /** `transcript.diagnostics.files` is `all`: the problems of files that are not open are wanted too. */
  readonly allFiles: boolean
  /** `transcript.outline.limit` */
  readonly outlineLimit: number
  /** `transcript.codeLens` */
  readonly codeLens: boolean
  /** `transcript.inlayHints.names`, `.speakers`, `.elapsed` */
  readonly hints: HintKinds
  /** `transcript.trace.verifyIncremental` */
  readonly verifyIncremental: boolean
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Settings as an editor sends them; what is missing or makes no sense is the default. */
const readSettings = (value: unknown): Settings => {
  const settings = isRecord(value) ? value : {}
  const rules = choicesOf((settings['rules'] ?? null) as Plain)
  const profile = settings['profile']
  const base = typeof profile === 'string' && profile !== '' ? profile : undefined
  const outline = isRecord(settings['outline']) ? settings['outline'] : {}
  const limit = outline['limit'] ?? settings['outline.limit']
  const sound = typeof limit === 'number' && Number.isFinite(limit) && limit >= 1
  const trace = isRecord(settings['trace']) ? settings['trace'] : {}
  const verify = trace['verifyIncremental'] ?? settings['trace.verifyIncremental']
  const surroundings = { layers: [{ base, rules, vocabulary: {} }], profiles: new Map() }
  const inlay = isRecord(settings['inlayHints']) ? settings['inlayHints'] : {}
  const hint = (kind: keyof HintKinds, usual: boolean): boolean => {
    const chosen = inlay[kind] ?? settings[`inlayHints.${kind}`]
    return typeof chosen === 'boolean' ? chosen : usual
  }
  const diagnostics = isRecord(settings['diagnostics']) ? settings['diagnostics'] : {}
  return {
    surroundings,
    allFiles: (diagnostics['files'] ?? settings['diagnostics.files']) === 'all',
    outlineLimit: sound ? Math.floor(limit) : OUTLINE_LIMIT,
    codeLens: settings['codeLens'] !== false,
    hints: { names: hint('names', true), speakers: hint('speakers', true), elapsed: hint('elapsed', false) },
    verifyIncremental: verify === true,
  }
}

export type SettingsStore = {
  readonly of: (uri: string) => Promise<Settings>
  readonly forget: (uri: string) => void
  /** Once the editor is ready for requests. */
  readonly start: () => void
}

/**
 * The settings of each open file: asked of the editor once and kept until they change, where it can be asked; else those
 * sent with `initialize` or with the last notification.
 */
export const keepSettings = (
  connection: Connection,
  abilities: () => ClientAbilities,
  initial: () => unknown,
  changed: () => void,
): SettingsStore => {
  const known = new Map<string, Promise<Settings>>()
  let sent: Settings | undefined
  const general = (): Settings => {
    sent ??= readSettings(initial())
    return sent
  }
  const ask = async (uri: string): Promise<Settings> => {
    try {
      return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'transcript' }))
    } catch (error) {
      connection.console.warn(`The settings cannot be read: ${String(error)}`)
      return general()
    }
  }
  connection.onDidChangeConfiguration(({ settings }) => {
    known.clear()
    if (isRecord(settings) && isRecord(settings['transcript'])) sent = readSettings(settings['transcript'])
    changed()
  })
  return {
    of: uri => {
      if (!abilities().configuration) return Promise.resolve(general())
      let settings = known.get(uri)
      if (settings === undefined) {
        settings = ask(uri)
        known.set(uri, settings)
      }
      return settings
    },
    forget: uri => known.delete(uri),
    start: () => {
      if (!abilities().watchesConfiguration) return
      const watch = connection.client.register(DidChangeConfigurationNotification.type, { section: 'transcript' })
      watch.catch(error => connection.console.warn(`Changes of settings will not be seen: ${String(error)}`))
    },
  }
}
