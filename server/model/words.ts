import { type Block, isData, perBlockInSteps } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { countWords, wordEnd } from '../syntax/words.ts'
import type { Span } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'

const SPEECH: ReadonlySet<string> = new Set(['opening', 'paragraph', 'verbatim', 'code'])

/** Whether what stands in a block was said, as far as somebody is speaking there. */
export const isSpeech = (block: Block): boolean => SPEECH.has(block.kind)

/** Words are counted in so much text between two looks at the clock, in UTF-16 units. */
const STRIDE = 32_000

/** Two lists that are in order, as one. */
function* inOrder(some: readonly Span[], others: readonly Span[]): Generator<Span, void, undefined> {
  let next = 0
  for (const span of some) {
    for (let other = others[next]; other !== undefined && other.start < span.start; other = others[++next]) yield other
    yield span
  }
  yield* others.slice(next)
}

/** The words from an offset on, without notes and times. */
function* wordsFrom(block: Block, from: number): Steps<number> {
  const { text } = block
  const { notes, times } = inlinesOf(block)
  if (text.length <= STRIDE && notes.length === 0 && times.length === 0) return countWords(text, from, text.length)
  let words = 0
  let at = from
  let counted = from
  function* countTo(end: number): Steps<void> {
    while (at < end) {
      const to = wordEnd(text, Math.min(end, at + STRIDE), end)
      words += countWords(text, at, to)
      at = to
      if (at - counted < STRIDE) continue
      counted = at
      yield
    }
  }
  for (const span of inOrder(notes, times)) {
    if (span.start < at) continue
    yield* countTo(span.start)
    at = span.end
  }
  yield* countTo(text.length)
  return words
}

const allWords = perBlockInSteps(block => wordsFrom(block, 0))
const wordsAfterLabel = perBlockInSteps(block => wordsFrom(block, block.opening?.body ?? 0))

/** Words spoken in a block, notes and times left out; without the label if the block opens a turn. */
export const spokenWords = (block: Block, opens: boolean): number => {
  if (!isSpeech(block) || isData(block)) return 0
  return opens ? wordsAfterLabel.of(block) : allWords.of(block)
}

/** The same in small steps. */
export function* spokenWordSteps(block: Block, opens: boolean): Steps<number> {
  if (!isSpeech(block) || isData(block)) return 0
  return yield* opens ? wordsAfterLabel.steps(block) : allWords.steps(block)
}
