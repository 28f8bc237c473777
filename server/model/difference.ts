import type { Block, Blocks } from '../syntax/block.ts'
import { LongMap } from '../text/longMap.ts'
import { itemsOf, sumOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { followersOf } from './followers.ts'
import type { Resolutions } from './resolve.ts'
import { sameSpeakers } from './speakers.ts'
import { statisticsSteps } from './statistics.ts'
import type { Transcript } from './transcript.ts'
import { outlineSteps, type Turn } from './turns.ts'

/** The first thing in which two readings of one text differ. */
export type Difference = {
  /** Zero-based, where it has one. */
  readonly line?: number
  readonly what: string
}

/** So many things are compared between two chances to stop. */
const STRIDE = 512
/** A value is shown up to this length, in UTF-16 units. */
const SHOWN = 120

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Maps are compared with their order, sets without. */
const plain = (value: object): object =>
  value instanceof Map || value instanceof LongMap ? [...value] : value instanceof Set ? [...value].sort() : value

/** Where two values differ, as `path: one, not the other`; undefined where they say the same. */
export const differing = (is: unknown, shall: unknown, path: string): string | undefined => {
  if (Object.is(is, shall)) return undefined
  if (!isObject(is) || !isObject(shall)) return `${path}: ${shown(is)}, not ${shown(shall)}`
  const [a, b] = [plain(is), plain(shall)] as Readonly<Record<string, unknown>>[]
  if (a === undefined || b === undefined || Array.isArray(a) !== Array.isArray(b))
    return `${path}: ${shown(is)}, not ${shown(shall)}`
  for (const key in a) {
    // The path is only put together where something differs.
    if (!Object.is(a[key], b[key])) {
      const found = differing(a[key], b[key], '')
      if (found !== undefined) return `${path}.${key}${found}`
    }
  }
  for (const key in b) if (!(key in a)) return `${path}.${key}: undefined, not ${shown(b[key])}`
  return undefined
}

/** What an edit may leave other than a fresh reading has it: nothing. */
export const blockDifference = (is: Block | undefined, shall: Block | undefined): string | undefined =>
  is === undefined || shall === undefined
    ? is === shall
      ? undefined
      : `${shown(is?.text)}, not ${shown(shall?.text)}`
    : differing(is, shall, 'block')

function* blocksDifference(is: Blocks, shall: Blocks): Steps<Difference | undefined> {
  const [a, b] = [itemsOf(is), itemsOf(shall)]
  let line = 0
  for (let i = 0; i < a.length || i < b.length; i++) {
    const found = blockDifference(a[i], b[i])
    if (found !== undefined) return { line, what: `block ${i}: ${found}` }
    line += b[i]?.lines ?? 0
    if (i % STRIDE === 0) yield
  }
  const found = differing(sumOf(is), sumOf(shall), 'extent')
  return found === undefined ? undefined : { what: found }
}

/** Resolutions without what may be of an earlier version of the header: the places of the declarations. */
const resolutionsDifference = (is: Resolutions, shall: Resolutions): string | undefined => {
  const bare = (resolutions: Resolutions) => [...resolutions].map(([label, { declared: _, ...rest }]) => [label, rest])
  const found = differing(bare(is), bare(shall), 'resolutions')
  if (found !== undefined) return found
  for (const [label, { declared }] of shall) {
    const other = is.get(label)?.declared
    if (!sameSpeakers(other === undefined ? [] : [other], declared === undefined ? [] : [declared]))
      return `resolutions.${label}.declared: ${shown(other)}, not ${shown(declared)}`
  }
  return undefined
}

/** A turn without its block and its resolution, which are compared by themselves. */
const ownOf = ({ opening: _, resolution: __, ...own }: Turn): Omit<Turn, 'opening' | 'resolution'> => own

function* outlineDifference(is: Transcript, shall: Transcript): Steps<Difference | undefined> {
  const a = yield* outlineSteps(is)
  const b = yield* outlineSteps(shall)
  for (let i = 0; i < a.turns.length || i < b.turns.length; i++) {
    const [turn, other] = [a.turns[i], b.turns[i]]
    const found = differing(turn && ownOf(turn), other && ownOf(other), `turn ${i}`)
    if (found !== undefined) return { line: (other ?? turn)?.line ?? 0, what: found }
    if (i % STRIDE === 0) yield
  }
  const found = differing(a.sections, b.sections, 'sections')
  return found === undefined ? undefined : { what: found }
}

/** The first difference of a transcript kept through edits from one that was read afresh; in small steps. */
export function* differenceSteps(is: Transcript, shall: Transcript): Steps<Difference | undefined> {
  const inBlocks = yield* blocksDifference(is.blocks, shall.blocks)
  if (inBlocks !== undefined) return inBlocks
  const found =
    differing(is.headerBlock, shall.headerBlock, 'headerBlock') ??
    differing(is.header, shall.header, 'header') ??
    differing(is.speakers, shall.speakers, 'speakers') ??
    differing(is.uses, shall.uses, 'labels') ??
    resolutionsDifference(is.resolutions, shall.resolutions) ??
    differing(yield* statisticsSteps(is), yield* statisticsSteps(shall), 'statistics') ??
    differing(yield* followersOf(is), yield* followersOf(shall), 'followers')
  return found === undefined ? yield* outlineDifference(is, shall) : { what: found }
}
