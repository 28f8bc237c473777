import { opensTurn, resolutionOf, type Transcript } from '../../model/transcript.ts'
import { capitalised, caseOf, resetLabel, type Setting, settingOf } from '../../rules/support/labelStyle.ts'
import type { Block } from '../../syntax/block.ts'
import { rangeIn } from '../../syntax/position.ts'
import { type Message, say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { itemAt, sizeOf } from '../../text/sequence.ts'
import { plural } from '../../text/wording.ts'
import { edited, type Operation, refused } from './operation.ts'

type Style = {
  readonly label: string
  readonly description: Message
  readonly setting: Setting
  readonly capitals: boolean
}

const STYLES: Readonly<Record<string, Style>> = {
  plain: { label: 'Anna Meyer:', description: say`plain`, setting: 'plain', capitals: false },
  strong: { label: '**Anna Meyer:**', description: say`strong`, setting: 'inside', capitals: false },
  'strong-outside': {
    label: '**Anna Meyer**:',
    description: say`strong without the colon`,
    setting: 'outside',
    capitals: false,
  },
  capitals: { label: 'ANNA MEYER:', description: say`in capitals`, setting: 'plain', capitals: true },
}

/** The change that writes a label in capitals as its speaker is declared; nothing where nobody declares it. */
const uncapitalised = (transcript: Transcript, block: Block): ReturnType<typeof capitalised> => {
  const name = resolutionOf(transcript, block)?.declared?.name
  if (block.opening === undefined || caseOf(block) !== 'capitals' || name === undefined) return []
  const { label } = block.opening
  const written = block.text.slice(label.start, label.end)
  return written !== name && written === name.toUpperCase() ? [{ span: label, newText: name }] : []
}

/** The change that takes away the angle brackets of `<Anna Meyer:>`, which are a style of their own. */
const withoutAngles = ({ opening, text }: Block): ReturnType<typeof capitalised> => {
  if (opening?.colon === undefined) return []
  const [start, end] = [opening.head.start - 1, text.indexOf('>', opening.colon.end)]
  if (text[start] !== '<' || end < 0 || text.slice(opening.colon.end, end).trim() !== '') return []
  return [
    { span: { start, end: start + 1 }, newText: '' },
    { span: { start: end, end: end + 1 }, newText: '' },
  ]
}

/** Writes the labels of all turns in one style; the names themselves stay. */
export const convertLabels: Operation = function* (transcript, _, choice) {
  if (choice === undefined) {
    const choices = Object.entries(STYLES).map(([choice, { label, description }]) => ({ choice, label, description }))
    return { kind: 'choose', prompt: say`How shall the labels of this file be written?`, choices, typed: false }
  }
  const style = STYLES[choice]
  if (style === undefined) return refused(say`“${choice}” is no style of labels.`)
  const edits: TextEdit[] = []
  let line = 0
  let turns = 0
  let kept = 0
  const size = sizeOf(transcript.blocks)
  for (let index = 0; index < size; index++) {
    const block = itemAt(transcript.blocks, index)
    if (block === undefined) break
    if (opensTurn(transcript, block)) {
      // What is put before the closing bracket comes first: both begin at one place.
      const marks = [...resetLabel(block, style.setting), ...withoutAngles(block)]
      const letters = style.capitals
        ? caseOf(block) === 'mixed'
          ? capitalised(block)
          : []
        : uncapitalised(transcript, block)
      for (const { span, newText } of [...marks, ...letters]) edits.push({ range: rangeIn(block, line, span), newText })
      if (marks.length + letters.length > 0) turns++
      else if (settingOf(block) !== style.setting) kept++
    }
    line += block.lines
    if (index % 512 === 0) yield
  }
  const rest = plural(
    kept,
    say`1 turn in a form of its own stayed as it is.`,
    say`${kept} turns in forms of their own stayed as they are.`,
  )
  const all = (said: Message): Message => (kept === 0 ? said : say`${said} ${rest}`)
  if (edits.length === 0) return refused(all(say`The labels of this file are written like that already.`))
  const done = plural(turns, say`The label of 1 turn rewritten.`, say`The labels of ${turns} turns rewritten.`)
  return edited(edits, all(done))
}
