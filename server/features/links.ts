import type { DocumentLink } from 'vscode-languageserver-types'
import type { Transcript } from '../model/transcript.ts'
import { type Block, isData } from '../syntax/block.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { rangeIn } from '../syntax/position.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { english, say, type Tell } from '../text/message.ts'
import { sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'

/** Links beyond this number are not looked for. */
const MOST_LINKS = 5000

/** Neither quotation marks nor full-width punctuation (`。`, `，`, `）`) stand in an address. */
const url = /\bhttps?:\/\/[^\s<>"'`[\]{}|\\^“”\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+/g
/** What ends a sentence, not the address. */
const trailing = /[.,;:!?*_’»]+$/

const trimmedEnd = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).replace(trailing, '').length
const webAddress = /^https?:\/\/\S+$/i

/** An editor opens what is an address by the letter; one in the making, as `https://`, is none. */
const isWebAddress = (text: string): boolean => webAddress.test(text) && URL.canParse(text)
const hasScheme = /^[a-z][a-z0-9+.-]*:/i

/** The address of a path as written beside the file; undefined where the file has no place. */
const resolve = (path: string, uri: string): string | undefined => {
  if (hasScheme.test(path) || uri.startsWith('untitled:')) return undefined
  try {
    const encoded = path.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/')
    return new URL(encoded, uri).href
  } catch {
    return undefined
  }
}

const scalars = (value: YamlValue): YamlValue[] => (value.kind === 'list' ? [...value.items] : [value])

const headerLinks = (entries: readonly YamlEntry[], block: Block, uri: string, tell: Tell): DocumentLink[] =>
  entries.flatMap(({ key, value }) =>
    scalars(value).flatMap(item => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') return []
      const isMedia = key === 'media' || key === 'audio' || key === 'video'
      const target = isWebAddress(item.value) ? item.value : isMedia ? resolve(item.value, uri) : undefined
      if (target === undefined) return []
      const tooltip = tell(isMedia ? say`Open the recording` : say`Open the page`)
      return [{ range: rangeIn(block, 0, item.span), target, tooltip }]
    }),
  )

/** The end of an address between `start` and `end`: at the latest at a bracket that closes one opened before it. */
const addressEnd = (text: string, start: number, end: number): number => {
  let open = 0
  for (let at = start; at < end; at++) {
    if (text[at] === '(') open++
    else if (text[at] === ')' && --open < 0) return trimmedEnd(text, start, at)
  }
  return trimmedEnd(text, start, end)
}

const textLinks = (block: Block, line: number): DocumentLink[] => {
  const links: DocumentLink[] = []
  for (const match of block.text.matchAll(url)) {
    const start = match.index
    const end = addressEnd(block.text, start, start + Math.min(match[0].length, 2000))
    const target = block.text.slice(start, end)
    if (isWebAddress(target)) links.push({ range: rangeIn(block, line, { start, end }), target })
  }
  return links
}

/** Links: addresses and recordings in the header, addresses in the text. `uri` is the file's, for paths beside it. */
export function* documentLinks(transcript: Transcript, uri: string, tell: Tell = english): Steps<DocumentLink[]> {
  const { header, headerBlock, blocks } = transcript
  const links =
    header === undefined || headerBlock === undefined ? [] : headerLinks(header.entries, headerBlock, uri, tell)
  yield* eachBlock(blocks, 0, sizeOf(blocks), 0, (block, line) => {
    if (block.kind === 'header' || block.kind === 'code' || block.kind === 'blank') return true
    if (isData(block) || !block.text.includes('://')) return true
    links.push(...textLinks(block, line))
    return links.length < MOST_LINKS
  })
  return links
}
