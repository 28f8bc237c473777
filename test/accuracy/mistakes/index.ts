import { colonMistakes } from './colon.ts'
import { headerMistakes } from './header.ts'
import { labelMistakes } from './label.ts'
import type { Mistake } from './mistake.ts'
import { textMistakes } from './text.ts'
import { timeMistakes } from './time.ts'

/** The table of mistakes: each kind that a check is expected to find. */
export const MISTAKES: readonly Mistake[] = [
  ...labelMistakes,
  ...colonMistakes,
  ...timeMistakes,
  ...textMistakes,
  ...headerMistakes,
]
