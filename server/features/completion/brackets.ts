import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { noteCounts } from '../../model/noteCounts.ts'
import { guessTime } from '../../model/timeGuess.ts'
import type { Transcript } from '../../model/transcript.ts'
import { writtenTime } from '../../rules/support/clockFormat.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { noteWords } from '../../rules/support/vocabulary.ts'
import { inlinesOf, type NoteKind, type Vocabulary } from '../../syntax/notes.ts'
import type { Place } from '../../syntax/position.ts'
import { type Message, say, type Tell } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { plural } from '../../text/wording.ts'

const NOTE: CompletionItemKind = 12
const TIME: CompletionItemKind = 11

/** Notes that are offered though the file has none of them: those that guides name. */
const USUAL = [
  'inaudible',
  'crosstalk',
  'laughter',
  'applause',
  'unintelligible',
  'pause',
  'music',
  'laughs',
  'silence',
]

/** The same in the words that are built in of other languages, by their codes. */
const USUAL_IN: Readonly<Record<string, readonly string[]>> = {
  de: ['unverständlich', 'Lachen', 'Heiterkeit', 'Beifall', 'Zuruf'],
  fr: ['inaudible', 'rires', 'applaudissements'],
  es: ['ininteligible', 'risas', 'aplausos', 'pausa'],
  ru: ['неразборчиво', 'смех', 'аплодисменты', 'пауза'],
  zh: ['笑', '掌声'],
}

const KINDS: Readonly<Record<NoteKind, Message>> = {
  sound: say`sound`,
  gap: say`gap`,
  pause: say`pause`,
  doubt: say`doubt`,
  editorial: say`note`,
}

const timesHere = (count: number): Message => plural(count, say`once in this file`, say`${count} times in this file`)

/** What may stand in square brackets at a place: a time, the notes of the file, those usual and those of the vocabulary. */
export function* bracketCompletion(
  transcript: Transcript,
  place: Place,
  range: Range,
  closed: boolean,
  vocabulary: Vocabulary,
  tell: Tell,
): Steps<readonly CompletionItem[]> {
  const { habits } = yield* factsOf(transcript)
  const own = new Map(yield* noteCounts.steps(transcript.blocks))
  // What is being typed is no note yet that could be offered.
  const typed = inlinesOf(place.block).notes.find(note => note.start < place.offset && place.offset < note.end)
  if (typed !== undefined) {
    const content = typed.content.trim()
    const others = (own.get(content) ?? 0) - 1
    if (others > 0) own.set(content, others)
    else own.delete(content)
  }
  const close = closed ? '' : ']'
  const items: CompletionItem[] = []
  const ms = guessTime(transcript, place)
  if (ms !== undefined) {
    const time = writtenTime(ms, habits.clock ?? 'hours')
    items.push({
      label: time,
      kind: TIME,
      detail: tell(say`about the time of this place`),
      documentation: tell(say`Worked out from the times around it, and how much text lies between.`),
      textEdit: { range, newText: `${time}${close}` },
    })
  }
  const kinds = noteWords(vocabulary)
  const added = Object.values(vocabulary).flat()
  const frequent = [...own].sort((a, b) => b[1] - a[1]).map(([note]) => note)
  for (const note of new Set([...frequent, ...added, ...(USUAL_IN[habits.language ?? ''] ?? []), ...USUAL])) {
    const count = own.get(note) ?? 0
    const kind = KINDS[kinds.get(note.toLowerCase()) ?? 'editorial']
    items.push({
      label: note,
      kind: NOTE,
      detail: tell(count > 0 ? say`${kind}, ${timesHere(count)}` : kind),
      textEdit: { range, newText: `${note}${close}` },
    })
  }
  return items.map((item, i) => ({ ...item, sortText: String(i).padStart(4, '0') }))
}
