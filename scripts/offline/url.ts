// Addresses of a workbench.

export type Opening = {
  readonly folder?: string
  readonly file?: string
  /** An extension to load from its folder instead of an installed one. */
  readonly extension?: string
  readonly extensionTests?: string
}

/** The address that opens a folder, a file and perhaps an extension under development on the server at `base`. */
export function workbenchUrl(base: string, opening: Opening): string {
  const url = new URL(base)
  const remote = (path: string) => `vscode-remote://${url.host}${encodeURI(path)}`
  const payload: [string, string][] = []
  if (opening.file !== undefined) payload.push(['openFile', remote(opening.file)])
  if (opening.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(opening.extension)])
  if (opening.extensionTests !== undefined) payload.push(['extensionTestsPath', remote(opening.extensionTests)])
  if (opening.folder !== undefined) url.searchParams.set('folder', opening.folder)
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload))
  return url.href
}
