// Who is heard in the transcripts of a workspace, and for whom of them each label may be a slip: kept as labels come and go.
import { labelTraits } from '../model/traits.ts'
import { timesMore } from '../rules/support/frequentSlips.ts'
import { loose } from '../rules/support/loose.ts'
import { fullBudget, isNear, isTypo, lettersOf, nearTargets, type Target } from '../rules/support/near.ts'
import { isInitials, type KeptTargets, keepTargets } from '../rules/support/targetIndex.ts'
import { needsDeclaration } from '../rules/support/verdict.ts'
import { finish, type Steps } from '../text/steps.ts'
import type { Index } from './index.ts'

/** Somebody for whom a label may be a slip, and in how many files he or she is heard. */
export type Voice = { readonly label: string; readonly files: number }

export type Voices = {
  /** For whom a label may be a slip, whatever file it is in: the likeliest first. */
  readonly near: (label: string) => readonly Voice[]
  /** Takes up that these labels are used more or less often; tells for which labels `near` has become another. */
  readonly follow: (labels: ReadonlySet<string>) => Steps<ReadonlySet<string>>
}

/** With fewer turns a label is no measure for others. */
const OFTEN = 6
/** In fewer transcripts a label is no measure for others. */
export const SEVERAL = 2

/** Across files a label has to be rarer than within one to be taken for a slip: so many times. */
const STRICTER = 3

const NOBODY: readonly Voice[] = []

/** Whether a label is a slip for another, rather than somebody else who speaks in other files. */
export const isLikely = (label: string, other: string, turns: number): boolean => {
  if (loose(label) === loose(other)) return true
  if (labelTraits(label).form !== labelTraits(other).form) return false
  // Other initials are other people; swapped or doubled ones of three letters hardly are.
  if (isInitials(label)) return other.length > 2 && isTypo(label, other)
  // Many names of one word are a letter apart.
  return label.includes(' ') || turns < 3
}

const isSame = (a: readonly Voice[], b: readonly Voice[]): boolean =>
  a.length === b.length && a.every(({ label, files }, i) => label === b[i]?.label && files === b[i]?.files)

export const keepVoices = (index: Pick<Index, 'label'>): Voices => {
  /** The labels of those who are heard often, in several transcripts. */
  const often = new Map<string, Target>()
  const targets = keepTargets()
  /** All labels that may be slips, and of those that have any, the ones heard often that are near by their letters. */
  const known = new Set<string>()
  const beside = new Map<string, ReadonlySet<string>>()
  const likely = new Map<string, readonly Voice[]>()

  const lookBeside = (label: string, { visit }: KeptTargets): void => {
    const letters = lettersOf(label)
    const found = new Set(beside.get(label))
    visit(label, target => {
      if (isNear(label, letters, target)) found.add(target.spelling)
    })
    if (found.size > 0) beside.set(label, found)
  }

  const judge = (label: string): readonly Voice[] => {
    const all = index.label(label)
    // In their order, since of equally likely ones the first counts.
    const near = [...(beside.get(label) ?? [])].sort().flatMap(spelling => often.get(spelling) ?? [])
    if (all === undefined || near.length === 0) return NOBODY
    const least = all.turns * timesMore(label) * STRICTER
    return nearTargets(label, near, new Map(), fullBudget(), least).flatMap(({ spelling }) => {
      const files = index.label(spelling)?.files.size ?? 0
      return files > all.files.size && isLikely(label, spelling, all.turns) ? [{ label: spelling, files }] : []
    })
  }

  function* follow(changed: ReadonlySet<string>): Steps<ReadonlySet<string>> {
    const came = keepTargets()
    let any = false
    for (const label of changed) {
      yield
      const { turns = 0, files } = index.label(label) ?? {}
      if (turns < OFTEN || (files?.size ?? 0) < SEVERAL || !needsDeclaration(label)) {
        if (often.delete(label)) targets.remove(label)
        continue
      }
      const target = { spelling: label, letters: lettersOf(label), turns }
      if (!often.has(label)) {
        came.put(target)
        any = true
      }
      often.set(label, target)
      targets.put(target)
    }
    if (any)
      for (const label of known) {
        yield
        lookBeside(label, came)
      }
    for (const label of changed) {
      yield
      if (index.label(label) === undefined) {
        known.delete(label)
        beside.delete(label)
      } else if (!known.has(label) && needsDeclaration(label)) {
        known.add(label)
        lookBeside(label, targets)
      }
    }
    const others = new Set<string>()
    const judgeAgain = (label: string): void => {
      const voices = judge(label)
      if (isSame(voices, likely.get(label) ?? NOBODY)) return
      others.add(label)
      if (voices.length === 0) likely.delete(label)
      else likely.set(label, voices)
    }
    for (const label of changed) {
      yield
      judgeAgain(label)
    }
    for (const [label, spellings] of beside) {
      yield
      if (!changed.has(label) && [...spellings].some(spelling => changed.has(spelling))) judgeAgain(label)
    }
    return others
  }

  return { near: label => likely.get(label) ?? NOBODY, follow }
}

/** All who are heard, worked out at once. */
export const voicesOf = (index: Pick<Index, 'label' | 'labels'>): Voices => {
  const voices = keepVoices(index)
  finish(voices.follow(new Set([...index.labels()].map(([label]) => label))))
  return voices
}
