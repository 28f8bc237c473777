type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Rule[] }>>

/** One rule of a TextMate grammar, as far as this grammar uses them. */
export type Rule = {
  readonly comment?: string
  readonly include?: string
  readonly name?: string
  readonly contentName?: string
  readonly match?: string
  readonly begin?: string
  readonly end?: string
  readonly while?: string
  readonly captures?: Captures
  readonly beginCaptures?: Captures
  readonly endCaptures?: Captures
  readonly applyEndPatternLast?: number
  readonly patterns?: readonly Rule[]
}

export type Repository = Readonly<Record<string, Rule>>

export const include = (...names: readonly string[]): readonly Rule[] => names.map(name => ({ include: `#${name}` }))
