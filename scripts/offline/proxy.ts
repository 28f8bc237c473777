// A front of the same origin for the VS Code server, which makes the workbench load an extension into its web extension host:
// the extension is served below a path of its own, and the page's configuration names it. With one origin the content
// security policy and nested workers are satisfied, and neither the server nor the browser is changed.
import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { extname, join, normalize, relative, sep } from 'node:path'

export type Front = { readonly url: string; readonly close: () => void }

export type FrontOptions = {
  /** The extension's folder. */
  readonly extension: string
  /** A CommonJS file inside the extension's folder with a function `run`. */
  readonly extensionTests?: string
}

const extensionPath = '/__ext/'

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
}

export async function startFront(serverUrl: string, options: FrontOptions): Promise<Front> {
  const target = new URL(serverUrl)
  let authority = ''
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', serverUrl)
    if (pathname.startsWith(extensionPath))
      return sendFile(options.extension, pathname.slice(extensionPath.length), outgoing)
    const isPage = pathname === '/' && incoming.method === 'GET'
    forward(target, incoming, outgoing, isPage ? page => configure(page, authority, options) : undefined)
  })
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
    tunnel(target, incoming, socket, head),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  authority = `127.0.0.1:${address.port}`
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://${authority}`, close }
}

function sendFile(folder: string, path: string, outgoing: ServerResponse): void {
  const file = join(folder, normalize(decodeURIComponent(path)))
  const inside = !relative(folder, file).startsWith(`..${sep}`)
  if (!inside || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    outgoing.writeHead(404).end()
    return
  }
  outgoing.writeHead(200, { 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(outgoing)
}

/** Passes a request on; `rewrite` changes the text of a page. */
function forward(
  target: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  rewrite: ((page: string) => string) | undefined,
): void {
  const headers = { ...incoming.headers, ...(rewrite === undefined ? {} : { 'accept-encoding': 'identity' }) }
  const { hostname, port } = target
  const upstream = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, answer => {
    const status = answer.statusCode ?? 502
    if (rewrite === undefined || status !== 200) {
      outgoing.writeHead(status, answer.headers)
      answer.pipe(outgoing)
      return
    }
    let page = ''
    answer.setEncoding('utf8')
    answer.on('data', (text: string) => {
      page += text
    })
    answer.on('end', () => {
      const { 'content-length': _length, etag: _etag, ...rest } = answer.headers
      outgoing.writeHead(status, rest).end(rewrite(page))
    })
  })
  upstream.on('error', () => outgoing.writeHead(502).end())
  incoming.pipe(upstream)
}

/** Adds the extension to the configuration that the page hands to the workbench. */
function configure(page: string, authority: string, options: FrontOptions): string {
  const at = (path: string) => ({ scheme: 'http', authority, path: extensionPath + path })
  return page.replace(
    /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
    (_, before: string, value: string) => {
      const configuration = JSON.parse(value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      configuration.developmentOptions = {
        ...configuration.developmentOptions,
        extensions: [at('')],
        ...(options.extensionTests === undefined
          ? {}
          : { extensionTestsPath: at(relative(options.extension, options.extensionTests)) }),
      }
      const product = configuration.productConfiguration
      configuration.productConfiguration = { ...product, extensionsGallery: undefined, enableTelemetry: false }
      const escaped = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
      return `${before}${escaped}"`
    },
  )
}

/** Passes a web socket on. */
function tunnel(target: URL, incoming: IncomingMessage, socket: Socket, head: Buffer): void {
  const upstream = connect(Number(target.port), target.hostname, () => {
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`]
    for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
      lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`)
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`)
    upstream.write(head)
    upstream.pipe(socket)
    socket.pipe(upstream)
  })
  upstream.on('error', () => socket.destroy())
  socket.on('error', () => upstream.destroy())
}
