#!/usr/bin/env -S node --import tsx
// Stands for the program `code`: takes the arguments that @vscode/test-electron gives to a desktop VS Code, runs the tests in
// the offline one, and ends with the code that the workbench reports.
import { existsSync, writeFileSync } from 'node:fs'
import { argv, env, exit, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchChromium } from '../../scripts/offline/chromium.ts'
import { startFront } from '../../scripts/offline/proxy.ts'
import { type EditorServer, startServer } from '../../scripts/offline/server.ts'
import { workbenchUrl } from '../../scripts/offline/url.ts'
import { resultFile } from './bundle.ts'
import { reportMark } from './report.ts'

type End = { readonly code: number; readonly why: string }

const limitMs = Number(env['TRANSCRIPT_TEST_LIMIT_MS'] ?? 180_000)

async function main(): Promise<End> {
  const folder = argv.slice(2).find(argument => !argument.startsWith('-'))
  const extension = option('extensionDevelopmentPath')
  const extensionTests = option('extensionTestsPath')
  if (folder === undefined || extension === undefined || extensionTests === undefined) {
    throw new Error('A folder, --extensionDevelopmentPath= and --extensionTestsPath= are needed.')
  }
  const web = option('extensionDevelopmentKind') === 'web'
  const server = await startServer()
  const front = web ? await startFront(server.url, { extension, extensionTests }) : undefined
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const ended = watch(page, server)
    await page.goto(workbenchUrl(front?.url ?? server.url, { folder, ...(web ? {} : { extension, extensionTests }) }))
    const end = await ended
    // The console comes by another way than the exit code, and may be later.
    for (let wait = 0; web && end.code === 0 && wait < 50 && !existsSync(resultFile('web')); wait++) await sleep(100)
    return end
  } finally {
    await browser.close()
    front?.close()
    await server.stop()
  }
}

function option(name: string): string | undefined {
  const prefix = `--${name}=`
  return argv.find(argument => argument.startsWith(prefix))?.slice(prefix.length)
}

/** Resolves with the first sign of an end: the workbench's own, a crash of any part, or the time limit. */
async function watch(page: Page, editor: EditorServer): Promise<End> {
  return new Promise(resolve => {
    const listen = (text: string) => {
      if (text.includes(reportMark))
        writeFileSync(resultFile('web'), text.slice(text.indexOf(reportMark) + reportMark.length))
      else if (/extension host.*terminated unexpectedly/i.test(text)) resolve({ code: 7, why: text })
      else if (env['TRANSCRIPT_TEST_VERBOSE'] !== undefined) stdout.write(`${text}\n`)
    }
    void page.exposeFunction('codeAutomationExit', (code: number) =>
      resolve({ code, why: `The tests ended with code ${code}.` }),
    )
    void page.exposeFunction('codeAutomationLog', (_: string, parts: readonly unknown[]) =>
      listen(parts.map(String).join(' ')),
    )
    page.on('console', message => listen(message.text()))
    page.on('crash', () => resolve({ code: 4, why: 'The page crashed.' }))
    void editor.ended.then(() => resolve({ code: 5, why: `The VS Code server ended:\n${editor.log()}` }))
    void sleep(limitMs, undefined, { ref: false }).then(() => resolve({ code: 6, why: `No end after ${limitMs} ms.` }))
  })
}

main().then(
  ({ code, why }) => {
    if (code !== 0) stdout.write(`${why}\n`)
    exit(code)
  },
  error => {
    stdout.write(`${error}\n`)
    exit(1)
  },
)
