import { type Block, isData, perBlock } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { countWords } from '../syntax/words.ts'

const SPEECH: ReadonlySet<string> = new Set(['opening', 'paragraph', 'verbatim', 'code'])

/** Whether what stands in a block was said, as far as somebody is speaking there. */
export const isSpeech = (block: Block): boolean => SPEECH.has(block.kind)

const wordsFrom = (block: Block, from: number): number => {
  const { notes, times } = inlinesOf(block)
  if (notes.length === 0 && times.length === 0) return countWords(block.text, from, block.text.length)
  let words = 0
  let at = from
  for (const span of [...notes, ...times].sort((a, b) => a.start - b.start)) {
    if (span.start < at) continue
    words += countWords(block.text, at, span.start)
    at = span.end
  }
  return words + countWords(block.text, at, block.text.length)
}

const allWords = perBlock(block => wordsFrom(block, 0))
const wordsAfterLabel = perBlock(block => wordsFrom(block, block.opening?.body ?? 0))

/** Words spoken in a block, notes and times left out; without the label if the block opens a turn. */
export const spokenWords = (block: Block, opens: boolean): number => {
  if (!isSpeech(block) || isData(block)) return 0
  return opens ? wordsAfterLabel(block) : allWords(block)
}
