import type { Renamed } from '../../model/renaming.ts'
import { declaredSpeakers, type Speaker } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import { yamlScalar } from '../../rules/support/yamlText.ts'
import type { Block } from '../../syntax/block.ts'
import { readBlocks } from '../../syntax/blocks.ts'
import { headerTree } from '../../syntax/header.ts'
import { headerExtent } from '../../syntax/headerExtent.ts'
import type { Span } from '../../text/range.ts'
import { fold } from '../../text/space.ts'

/** A replacement of a span of a block. */
export type Change = { readonly span: Span; readonly newText: string }

/** What a renaming changes in the header, and whom the header declares then. */
export type HeaderChanges = { readonly changes: readonly Change[]; readonly speakers: readonly Speaker[] }

/** A name as a YAML scalar, quoted as the one was that it replaces. */
const scalarLike = (old: string, name: string): string => {
  if (old.startsWith('"')) return JSON.stringify(name)
  if (old.startsWith("'")) return `'${name.replace(/'/g, "''")}'`
  // A scalar of several lines holds its last line end.
  return yamlScalar(name) + old.slice(old.trimEnd().length)
}

/** The lines of an entry that is nothing but a name in a list of lines; undefined for any other. */
const wholeLines = (text: string, { nameSpan, span }: Speaker): Span | undefined => {
  if (nameSpan.start !== span.start || nameSpan.end !== span.end) return undefined
  const before = /(?:^|[\r\n])[ \t]*-[ \t]+$/.exec(text.slice(0, nameSpan.start))?.[0]
  const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(nameSpan.end))?.[0]
  if (before === undefined || after === undefined) return undefined
  return { start: nameSpan.start - before.replace(/^[\r\n]/, '').length, end: nameSpan.end + after.length }
}

const applied = (text: string, changes: readonly Change[]): string =>
  [...changes]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text)

/** Whether the header, changed, declares the speakers that it should. */
const declares = (block: Block, changes: readonly Change[], speakers: readonly Speaker[]): boolean => {
  const text = applied(block.text, changes)
  const [header, ...rest] = readBlocks(text, block.before, headerExtent(text))
  if (header?.kind !== 'header' || rest.length > 0) return false
  const said = ({ name, roles, aliases }: Speaker): string =>
    JSON.stringify([name, roles, aliases.map(({ text }) => text)])
  const found = declaredSpeakers(headerTree(header))
  return found.length === speakers.length && found.every((speaker, i) => said(speaker) === said(speakers[i] ?? speaker))
}

/**
 * What a renaming changes in the header. An entry that is nothing but the name goes where another speaker is declared by
 * the new one. Undefined where the header cannot hold the name as it is written.
 */
export const inHeader = (transcript: Transcript, renamed: Renamed, to: string): HeaderChanges | undefined => {
  const { headerBlock: block, speakers } = transcript
  if (block === undefined) return { changes: [], speakers }
  const { kind, speaker: renamedName, from } = renamed
  const taken = speakers.some(
    ({ name, aliases }) => name !== renamedName && [name, ...aliases.map(alias => fold(alias.text))].includes(fold(to)),
  )
  const changes: Change[] = []
  const rewrite = (span: Span): void => {
    changes.push({ span, newText: scalarLike(block.text.slice(span.start, span.end), to) })
  }
  const now = speakers.flatMap((speaker): readonly Speaker[] => {
    if (speaker.name !== renamedName) return [speaker]
    if (kind === 'name') {
      const lines = taken ? wholeLines(block.text, speaker) : undefined
      if (lines !== undefined) {
        changes.push({ span: lines, newText: '' })
        return []
      }
      rewrite(speaker.nameSpan)
      return [{ ...speaker, name: fold(to) }]
    }
    const aliases = speaker.aliases.map(alias => {
      if (fold(alias.text) !== from) return alias
      rewrite(alias.span)
      return { ...alias, text: fold(to) }
    })
    return [{ ...speaker, aliases }]
  })
  return declares(block, changes, now) ? { changes, speakers: now } : undefined
}
