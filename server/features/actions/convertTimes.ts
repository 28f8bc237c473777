import { opensTurn } from '../../model/transcript.ts'
import { CLOCK, type ClockFormat, writtenTime } from '../../rules/support/clockFormat.ts'
import type { Block } from '../../syntax/block.ts'
import { readBlocks } from '../../syntax/blocks.ts'
import { cueHeadsIn } from '../../syntax/cues.ts'
import { inlinesOf } from '../../syntax/notes.ts'
import { rangeIn } from '../../syntax/position.ts'
import { parseClock, type TimeMark } from '../../syntax/time.ts'
import { changed } from '../../text/changes.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { itemAt, sizeOf } from '../../text/sequence.ts'
import { plural } from '../../text/wording.ts'
import { edited, type Operation, refused } from './operation.ts'

type Form = { readonly clock: ClockFormat; readonly open: string; readonly close: string }

const FORMS: Readonly<Record<string, Form>> = {
  '[H:MM:SS]': { clock: 'hours', open: '[', close: ']' },
  '[HH:MM:SS]': { clock: 'paddedHours', open: '[', close: ']' },
  '[M:SS]': { clock: 'minutes', open: '[', close: ']' },
  '[MM:SS]': { clock: 'short', open: '[', close: ']' },
  '(H:MM:SS)': { clock: 'hours', open: '(', close: ')' },
  '(HH:MM:SS)': { clock: 'paddedHours', open: '(', close: ')' },
  '(M:SS)': { clock: 'minutes', open: '(', close: ')' },
  '(MM:SS)': { clock: 'short', open: '(', close: ')' },
  'H:MM:SS': { clock: 'hours', open: '', close: '' },
  'HH:MM:SS': { clock: 'paddedHours', open: '', close: '' },
  'M:SS': { clock: 'minutes', open: '', close: '' },
  'MM:SS': { clock: 'short', open: '', close: '' },
}

const inForm = (text: string, { start, end }: TimeMark, { clock, open, close }: Form): string => {
  const source = text.slice(start, end)
  const digits = source.replace(CLOCK, found => {
    const ms = parseClock(found)
    return ms === undefined ? found : writtenTime(ms, clock)
  })
  return open + digits.replace(/^\\?[[(<]\s*|\s*\\?[\])>]$/g, '') + close
}

/** Whether a turn opening is still the same one with its time in another form. */
const readsBack = ({ text, opening, before }: Block, mark: TimeMark, newText: string): boolean => {
  if (opening === undefined) return true
  const line = changed(text.slice(0, opening.end), [{ start: mark.start, end: mark.end, newText }])
  const after = readBlocks(line, before)[0]?.opening
  return (
    after?.name === opening.name &&
    after.time?.ms === opening.time?.ms &&
    after.end - after.body === opening.end - opening.body
  )
}

/** Writes all times of the file in one form. In what is said they keep square brackets: without, they would be no times. */
export const convertTimes: Operation = function* (transcript, _, choice) {
  if (choice === undefined) {
    const choices = Object.keys(FORMS).map(form => ({
      choice: form,
      label: form,
      ...(form.startsWith('[') ? {} : { description: say`on speaker lines; with square brackets in what is said` }),
    }))
    return { kind: 'choose', prompt: say`How shall the times of this file be written?`, choices, typed: false }
  }
  const form = FORMS[choice]
  if (form === undefined) return refused(say`“${choice}” is none of the forms of time.`)
  const inText: Form = { ...form, open: '[', close: ']' }
  const edits: TextEdit[] = []
  let line = 0
  let kept = 0
  const size = sizeOf(transcript.blocks)
  for (let index = 0; index < size; index++) {
    const block = itemAt(transcript.blocks, index)
    if (block === undefined) break
    const opening = opensTurn(transcript, block) ? block.opening : undefined
    for (const mark of block.kind === 'heading' ? [] : inlinesOf(block).times) {
      // The times of captions have a form of their own, which players read.
      if (cueHeadsIn(block).some(cue => cue.start <= mark.start && mark.end <= cue.end)) continue
      const own = mark === opening?.time
      const forms = own ? [form, inText, { ...form, ...bracketsOf(block.text, mark) }] : [inText]
      const newText = forms.map(one => inForm(block.text, mark, one)).find(text => !own || readsBack(block, mark, text))
      if (newText === undefined) kept++
      else if (newText !== block.text.slice(mark.start, mark.end))
        edits.push({ range: rangeIn(block, line, mark), newText })
    }
    line += block.lines
    if (index % 512 === 0) yield
  }
  if (edits.length === 0) return refused(say`All times of this file are written like that already.`)
  const { length } = edits
  const done = plural(length, say`1 time rewritten.`, say`${length} times rewritten.`)
  const left = plural(
    kept,
    say`1 time left, since the line would be no turn any more.`,
    say`${kept} times left, since the line would be no turn any more.`,
  )
  return edited(edits, kept === 0 ? done : say`${done} ${left}`)
}

const bracketsOf = (text: string, { start, end }: TimeMark): { readonly open: string; readonly close: string } => {
  const source = text.slice(start, end)
  return { open: /^\\?[[(<]?/.exec(source)?.[0] ?? '', close: /\\?[\])>]?$/.exec(source)?.[0] ?? '' }
}
