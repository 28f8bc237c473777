import type { Turn } from '../../../server/model/turns.ts'
import { closingMark } from '../../../server/syntax/marks.ts'
import { isSpace } from '../../../server/text/space.ts'
import { oneOf } from '../random.ts'
import { inTurns, type Mistake, type TurnView } from './mistake.ts'

/** The colon of a turn that is one and has its label before it. */
const colonOf = ({ parts: { colon, label } }: TurnView) =>
  colon === undefined || label.end === label.start ? undefined : colon

/**
 * Whether a label and what follows are a sentence about somebody, were it not for the colon: `James: recommended that …`. Without
 * it they are right; so is `Anna with a question`.
 */
const tellsOf = ({ text, parts: { body, end } }: TurnView): boolean =>
  /^(?:\p{Ll}{2,}(?:ed|ing)|is|are|was|were|has|had|will|would|to|and|or|of|with|who|which)(?:\s|$)/u.test(
    text.slice(body, end),
  )

const wrongMark = (name: string, marks: readonly string[]): Mistake =>
  inTurns(`${name} for the colon`, ['speaker-colon-wrong'], (view, random) => {
    const span = colonOf(view)
    const { body, end } = view.parts
    // `Q - …` is a form that is read as it stands.
    const isRead = name === 'dash' && /^[QAPR]$/.test(view.turn.label)
    return span === undefined || body >= end || isRead ? undefined : { span, newText: oneOf(random, marks) ?? '' }
  })

/** Whether another colon follows what would be read as a manner: `CW: [on tests]: …` is `CW [on tests]: …` as well. */
const hasAnother = ({ text, parts: { body, end } }: TurnView): boolean =>
  /^(?:\[[^\]]*\]|\([^)]*\))\s?:/u.test(text.slice(body, end))

/** The blank after the colon, as most files have one. */
const blankOf = (view: TurnView) => {
  const colon = colonOf(view)
  const { head, body, end } = view.parts
  return colon === undefined || body >= end || body !== head.end + 1 || view.text[head.end] !== ' '
    ? undefined
    : { start: head.end, end: body }
}

const isBlankBefore = ({ opening: { opening, text } }: Turn): boolean =>
  opening?.colon !== undefined && isSpace(text.charCodeAt(opening.colon.start - 1))

/** Whether every other turn has a blank before its colon: then it is the file's own form, and no mistake. */
const mostHaveBlankBefore = ({ clean: { turns } }: TurnView): boolean =>
  turns.filter(isBlankBefore).length * 2 >= turns.length

export const colonMistakes: readonly Mistake[] = [
  // With a dash at the beginning of what is said, it is a dash in the colon's place.
  inTurns('colon dropped', ['speaker-colon-missing', 'speaker-colon-wrong'], view => {
    const span = colonOf(view)
    return span === undefined || tellsOf(view) || hasAnother(view) ? undefined : { span, newText: '' }
  }),
  wrongMark('semicolon', [';']),
  wrongMark('full stop', ['.']),
  wrongMark('dash', ['-', '–', '—', ' -', ' –', ' —']),
  inTurns('no space after the colon', ['speaker-colon-spacing'], view => {
    const span = blankOf(view)
    return span === undefined ? undefined : { span, newText: '' }
  }),
  inTurns('two spaces after the colon', ['speaker-colon-spacing'], view => {
    const span = blankOf(view)
    return span === undefined ? undefined : { span, newText: '  ' }
  }),
  inTurns('space before the colon', ['speaker-colon-spacing'], view => {
    const colon = colonOf(view)
    if (colon === undefined || view.text[colon.start] !== ':' || isBlankBefore(view.turn) || mostHaveBlankBefore(view))
      return undefined
    return { span: { start: colon.start, end: colon.start }, newText: ' ' }
  }),
  inTurns('colon doubled', ['speaker-colon-doubled'], view => {
    const colon = colonOf(view)
    return colon === undefined ? undefined : { span: colon, newText: view.text.slice(colon.start, colon.end).repeat(2) }
  }),
  inTurns('emphasis not opened', ['speaker-emphasis-broken'], ({ parts: { emphasis, emphasised, head } }) =>
    emphasised === 'both' ? { span: { start: head.start, end: head.start + emphasis.length }, newText: '' } : undefined,
  ),
  inTurns(
    'emphasis not closed',
    ['speaker-emphasis-broken'],
    ({ text, parts: { emphasis, emphasised, label, head } }) => {
      if (emphasised !== 'both') return undefined
      const closer = closingMark(emphasis)
      const at = text.indexOf(closer, label.end)
      return at < 0 || at >= head.end ? undefined : { span: { start: at, end: at + closer.length }, newText: '' }
    },
  ),
  inTurns('manner not closed', ['speaker-manner-unclosed'], ({ text, parts: { manner, mannerClosed } }) =>
    manner === undefined || !mannerClosed || text[manner.end] !== ')'
      ? undefined
      : { span: { start: manner.end, end: manner.end + 1 }, newText: '' },
  ),
]
