// URIs of files, as text: scheme and authority, and a path. Nothing here knows what a path means to an operating system.

const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/i

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const split = (uri: string): { readonly root: string; readonly path: readonly string[] } => {
  const found = parts.exec(uri)
  const path = (found?.[2] ?? '').split('/').filter(part => part !== '')
  return { root: found?.[1] ?? '', path: path.map(decoded) }
}

const joined = (root: string, path: readonly string[]): string =>
  `${root}${path.map(part => `/${encodeURIComponent(part)}`).join('')}`

/** The URI in the one spelling by which files are compared here: editors differ in what they escape. */
export const canonicalUri = (uri: string): string => {
  const { root, path } = split(uri)
  return joined(root, path)
}

/** The folder that a file or folder is in; undefined for the topmost. */
export const folderOf = (uri: string): string | undefined => {
  const { root, path } = split(uri)
  return path.length === 0 ? undefined : joined(root, path.slice(0, -1))
}

/** The last part of the path, as people read it. */
export const nameOf = (uri: string): string => split(uri).path.at(-1) ?? ''

export const inFolder = (folder: string, name: string): string => `${canonicalUri(folder)}/${encodeURIComponent(name)}`

/** The path of `uri` from `folder`, as people read it; undefined where it is not below. */
export const pathFrom = (folder: string, uri: string): string | undefined => {
  const base = split(folder)
  const { root, path } = split(uri)
  const below = root === base.root && path.length > base.path.length && base.path.every((part, i) => part === path[i])
  return below ? path.slice(base.path.length).join('/') : undefined
}

/**
 * The file that a path names from `folder`: `/` begins at the top, `..` leads up. A URI is itself where it is of the same
 * machine: nothing that is written in a file leads to another.
 */
export const resolvePath = (folder: string, written: string): string => {
  const base = split(folder)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written) && split(written).root === base.root) return canonicalUri(written)
  const plain = written.replace(/\\/g, '/')
  // A letter and a colon is a drive.
  const path: string[] = /^(?:\/|[a-z]:\/)/i.test(plain) ? [] : [...base.path]
  for (const step of plain.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return joined(base.root, path)
}
