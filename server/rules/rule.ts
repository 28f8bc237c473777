import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import type { Vocabulary } from '../syntax/notes.ts'
import type { Message } from '../text/message.ts'
import type { Range, Span, TextEdit } from '../text/range.ts'
import { type Options, type Plain, type ValuesOf, valuesOf } from './options.ts'
import type { Facts } from './support/facts.ts'
import type { Slips } from './support/slips.ts'

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/**
 * How certain a fix is. `safe`: never changes spoken words or who speaks, and is the only sensible repair; `suggested`:
 * somebody should look at it.
 */
export type Safety = 'safe' | 'suggested'

/** A replacement of a span of a block by text. */
export type Change = { readonly span: Span; readonly newText: string }

/** A fix as a block-scoped rule offers it: changes within its block. */
export type BlockFix = { readonly title: Message; readonly safety: Safety; readonly changes: readonly Change[] }

/** What a block-scoped rule finds: relative to the block, so that it is kept with it. */
export type Finding = {
  readonly span: Span
  readonly message: Message
  /** Where it differs from its rule's. */
  readonly severity?: Severity
  readonly fixes?: readonly BlockFix[]
  /** What more than the block and the facts is needed for, worked out when the finding is shown; undefined: no problem. */
  readonly late?: (transcript: Transcript, range: Range) => Late | undefined
}

/** The message of a finding that `late` words. */
export const UNSAID: Message = { text: '', values: [] }

/** What is said of a finding in the end; what is left out stands in the finding. */
export type Late = {
  readonly message?: Message
  readonly severity?: Severity
  /** It is a question about the file, and information whatever severity was chosen for the rule. */
  readonly question?: true
  readonly fixes?: readonly Fix[]
}

/** A finding by a rule that reads block after block: its lines count from the first line of the block just read. */
export type PlacedFinding = {
  readonly range: Range
  readonly message: Message
  /** Where it differs from its rule's. */
  readonly severity?: Severity
  readonly fixes?: readonly Fix[]
}

/** A fix with places in the file. The first fix of a problem is the best one. */
export type Fix = { readonly title: Message; readonly safety: Safety; readonly edits: readonly TextEdit[] }

/** A problem as reported: places are those of the file. */
export type Problem = {
  readonly code: string
  readonly severity: Severity
  readonly message: Message
  readonly range: Range
  readonly fixes: readonly Fix[]
  /** The text is superfluous, and shown faded. */
  readonly unnecessary?: boolean
}

/** What a document-scoped rule reports: a problem without what its rule fixes anyway. */
export type Report = {
  readonly range: Range
  readonly message: Message
  /** Where it differs from its rule's; a severity that the user chose for the rule wins over both. */
  readonly severity?: Severity
  /** Worked out when somebody asks for them. */
  readonly fixes?: () => readonly Fix[]
  readonly unnecessary?: boolean
}

/**
 * An example of a rule: part of its documentation, and its test. `^^^` under a line marks where the rule must point.
 * With `options` the rule is set to these; `elsewhere` are people who speak in several other transcripts.
 */
export type Example = {
  readonly bad: string
  readonly good: string
  readonly options?: Readonly<Record<string, Plain>>
  readonly elsewhere?: readonly string[]
}

/** What a rule's page says; the rest of it is the rule's. Kept apart, so that programs that check carry no pages. */
export type RulePage = {
  /** Why it is a mistake, and what to do; Markdown. */
  readonly explanation: string
  /** Where the rule comes from: a guide, a format, a defect of real archives. */
  readonly origin: string
  /** Marked transcripts with the mistake, and what the first fix (or a person) makes of each. */
  readonly examples: readonly Example[]
}

/** What a rule may know of where it is used, besides its options. */
export type RuleContext = {
  readonly vocabulary: Vocabulary
  /** The names by which a profile can be asked for. */
  readonly profiles: readonly string[]
  /** What was chosen for the options of a rule. */
  readonly optionsOf: (code: string) => Readonly<Record<string, Plain>>
}

type Named = {
  /** Stable, in kebab case, beginning with its family: `speaker-undeclared`. */
  readonly code: string
  /** How serious its problems are, where it is on and nobody chose. */
  readonly severity: Severity
  /** `false`: off until a profile, a setting or a header turns it on. */
  readonly byDefault?: false
  /** One line, as a heading of its page and a row of the table of rules. */
  readonly summary: Message
  /** Present with `configure`. */
  readonly options?: Options
  /** The rule as it is with these options. */
  readonly configure?: (chosen: Readonly<Record<string, Plain>>, context: RuleContext) => Rule
}

export type BlockRule = Named & {
  readonly scope: 'block'
  /** Which blocks it is asked about: `turn` is those that open one, where the label is a speaker's. */
  readonly on: 'turn' | 'header' | 'text'
  /** Looks at one block; its answer may depend on nothing else, and is kept with the block. */
  readonly check: (block: Block) => readonly Finding[]
}

/** A rule that knows what the file's labels mean and how its turns are written. */
export type LabelRule = Named & {
  readonly scope: 'labels'
  /** Looks at one block; its answer may depend on the facts besides, and is kept as long as both are the same. */
  readonly check: (block: Block, facts: Facts) => readonly Finding[]
}

/**
 * A rule that reads the blocks in order and remembers something. It reads again only where a block changed, and as far as
 * what it remembers is then another: so `same` has to tell states apart that lead to other findings.
 */
export type RunningRule<State = unknown> = Named & {
  readonly scope: 'running'
  readonly start: State
  same(a: State, b: State): boolean
  step(state: State, block: Block, facts: Facts, found: (finding: PlacedFinding) => void): State
  /** What it finds at the end of the file; lines count from the one after the last. */
  end(state: State, found: (finding: PlacedFinding) => void): void
}

/**
 * A rule about the whole file, by its header and its labels, and by what other transcripts make of these; it does not go
 * through the blocks.
 */
export type DocumentRule = Named & {
  readonly scope: 'document'
  /** `undefined` between reports is a step of long work, after which others may have their turn. */
  readonly check: (transcript: Transcript, slips: Slips) => Iterable<Report | undefined>
}

/** An ignore as written, and what became of it: the codes of one comment. */
export type JudgedIgnore = {
  /** The whole comment. */
  readonly range: Range
  readonly codes: readonly {
    readonly code: string
    readonly range: Range
    /** Whether it silenced something; undefined where its rule is off, so that it could not. */
    readonly used: boolean | undefined
    readonly known: boolean
  }[]
}

/** A rule about the comments that silence rules: it is asked about one after the other, with the codes of all rules. */
export type IgnoreRule = Named & {
  readonly scope: 'ignores'
  readonly check: (ignore: JudgedIgnore, codes: readonly string[]) => Iterable<Report>
}

export type Rule = BlockRule | LabelRule | RunningRule | DocumentRule | IgnoreRule

const NOWHERE: RuleContext = { vocabulary: {}, profiles: [], optionsOf: () => ({}) }

/**
 * A rule that depends on options, or on the vocabulary: made anew for each choice of them, so that it can work out
 * once what it needs for every block.
 */
export const configurable = <T extends Options, R extends Rule>(
  options: T,
  make: (values: ValuesOf<T>, context: RuleContext) => R,
): R => ({
  ...make(valuesOf(options, {}), NOWHERE),
  options,
  configure: (chosen, context) => make(valuesOf(options, chosen), context),
})
