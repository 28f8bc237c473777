// One running VS Code server, with settings and folders of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { installOfflineEditor } from './install.ts'

export type Settings = Readonly<Record<string, unknown>>

export type EditorServer = {
  /** The workbench's address, without a trailing slash. */
  readonly url: string
  readonly log: () => string
  /** Replaces the settings; an open workbench notices. */
  readonly writeSettings: (settings: Settings) => void
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

export type ServerOptions = {
  readonly settings?: Settings
  readonly env?: Readonly<Record<string, string>>
  /** A packaged extension to install first. */
  readonly vsix?: string
  /** Asks whether a folder is to be trusted, as the editor does by itself; otherwise every folder is. */
  readonly restricted?: boolean
  /** The port that is wished for; another is taken when it is in use. */
  readonly port?: number
}

/** Nothing asks, nothing is sent, nothing covers the page; and nothing is saved unasked, as in an editor on the desktop. */
const defaults: Settings = {
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.commandCenter.enabled': false,
  'chat.setupFromDialog': false,
  'git.openRepositoryInParentFolders': 'never',
}

const startTimeoutMs = 60_000

export async function startServer(options: ServerOptions = {}): Promise<EditorServer> {
  const script = await installOfflineEditor()
  // In the system's folder because the path of a socket in it must stay under 108 characters.
  const data = mkdtempSync(join(tmpdir(), 'vsc-'))
  const extensions = join(data, 'extensions')
  mkdirSync(extensions)
  const writeSettings = (settings: Settings) => {
    mkdirSync(join(data, 'data', 'Machine'), { recursive: true })
    writeFileSync(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify({ ...defaults, ...settings }, null, 2))
  }
  writeSettings(options.settings ?? {})
  const folders = [
    '--server-data-dir',
    data,
    '--extensions-dir',
    extensions,
    '--accept-server-license-terms',
    ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
  ]
  try {
    if (options.vsix !== undefined) await installExtension([script, ...folders, '--install-extension', options.vsix])
    const port = await freePort(options.port)
    const args = [
      ...folders,
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--without-connection-token',
      '--telemetry-level',
      'off',
    ]
    const server = await spawnServer([script, ...args], options.env ?? {})
    const cleanUp = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    return {
      ...server,
      url: `http://127.0.0.1:${port}`,
      writeSettings,
      stop: async () => {
        await server.stop()
        cleanUp()
      },
    }
  } catch (error) {
    rmSync(data, { recursive: true, force: true })
    throw error
  }
}

type Process = Pick<EditorServer, 'log' | 'ended' | 'stop'>

/** Starts the server on its leash, and waits until it listens. */
async function spawnServer(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Process> {
  const leash = fileURLToPath(new URL('leash.mjs', import.meta.url))
  const child = spawn(process.execPath, [leash, process.execPath, ...args], {
    env: { ...foreignEnvironment(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let log = ''
  const ended = once(child, 'exit').then(() => undefined)
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  const listening = new Promise<void>(resolve => {
    const read = (chunk: Buffer) => {
      log += chunk.toString()
      if (/Web UI available at|server listening on/.test(log)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
  const late = sleep(startTimeoutMs, 'late' as const, { ref: false })
  const first = await Promise.race([listening.then(() => 'up' as const), ended.then(() => 'ended' as const), late])
  if (first !== 'up') {
    await stop()
    throw new Error(`The VS Code server did not start (${first}):\n${log}`)
  }
  return { log: () => log, ended, stop }
}

async function installExtension(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { env: foreignEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The extension could not be installed:\n${output}`)
}

/** This process's environment without what another VS Code, in whose terminal we may run, has put into it. */
function foreignEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_RUN_AS_NODE$)/.test(name)),
  )
}

async function freePort(wish = 0): Promise<number> {
  const probe = createServer()
  const listening = new Promise<boolean>(resolve => {
    probe.once('listening', () => resolve(true))
    probe.once('error', () => resolve(false))
  })
  probe.listen(wish, '127.0.0.1')
  if (!(await listening)) return freePort(0)
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
