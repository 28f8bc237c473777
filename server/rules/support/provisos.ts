import type { Transcript } from '../../model/transcript.ts'
import { attendanceOf } from './attendance.ts'
import { isAmongTurns, isBeforeTurn, isBetweenOthers, isBetweenTurns, isNextToTurn } from './company.ts'
import { firstTurnLine, hasWord } from './spokenText.ts'

/** What must hold in the rest of the file for a slip at the colon to be one. */
export type Proviso = {
  /** The first turn stands before: until then, names are in titles and lists. `beside`: or what is next opens a turn. */
  readonly afterFirst?: true | 'beside'
  /** The file has this word in lower case, so that it is no surname. */
  readonly word?: string
  /**
   * What stands before and after it opens turns; `nearest`: as far as something stands there in its section; `beside`: one of
   * both does; `listed`: or the label is that of somebody who is listed as present.
   */
  readonly amongTurns?: 'most' | 'nearest' | 'beside' | 'listed'
  /** The turns before and after it are others'. */
  readonly alternating?: true
  /** It may well be something else: worth a question, not an alarm. */
  readonly doubtful?: true
  /** What has to hold where the rest does not. */
  readonly otherwise?: Proviso
}

export const SURE: Proviso = {}
export const LATER: Proviso = { afterFirst: true }
export const MAYBE: Proviso = { afterFirst: true, doubtful: true }
/** The same for what is speech by itself, so that the first turn may be this one. */
export const MAYBE_FIRST: Proviso = { afterFirst: 'beside', doubtful: true }
export const AMONG_TURNS: Proviso = { amongTurns: 'most', doubtful: true }
export const BETWEEN_TURNS: Proviso = { amongTurns: 'nearest', doubtful: true }
export const BESIDE_TURNS: Proviso = { amongTurns: 'beside', doubtful: true }
export const BESIDE_TURNS_OR_LISTED: Proviso = { amongTurns: 'listed', doubtful: true }
/** At the beginning of a paragraph, wherever that stands. */
export const ANYWHERE: Proviso = { doubtful: true }
export const ALTERNATING: Proviso = { alternating: true, doubtful: true }

/** Whether a label is the initials or one name of somebody listed before the first turn. */
const isPresent = (transcript: Transcript, label: string): boolean => {
  const { initials, words } = attendanceOf(transcript)
  return initials.has(label) || words.has(label)
}

/**
 * Whether a slip at the label `label`, found on line `line` of the file, is one by the rest of it; `maybe`: it is worth a
 * question. `unbroken`: hardly anything but turns begins a paragraph of this file.
 */
export const judgeByFile = (
  proviso: Proviso,
  transcript: Transcript,
  place: { readonly line: number; readonly label: string; readonly unbroken: boolean },
): boolean | 'maybe' => {
  const { line, label, unbroken } = place
  const isAmong = (): boolean =>
    isAmongTurns(transcript, line) ||
    ((unbroken || proviso.amongTurns === 'nearest') && isBetweenTurns(transcript, line)) ||
    ((proviso.amongTurns === 'beside' || proviso.amongTurns === 'listed') && isNextToTurn(transcript, line)) ||
    (proviso.amongTurns === 'listed' && isLater() && isPresent(transcript, label))
  const isLater = (): boolean => line > firstTurnLine(transcript)
  const holds =
    (proviso.afterFirst === undefined ||
      isLater() ||
      (proviso.afterFirst === 'beside' && isBeforeTurn(transcript, line))) &&
    (proviso.word === undefined || hasWord(transcript, proviso.word)) &&
    (proviso.amongTurns === undefined || isAmong()) &&
    (proviso.alternating === undefined || isBetweenOthers(transcript, line, label))
  if (holds) return proviso.doubtful ? 'maybe' : true
  if (proviso.otherwise !== undefined && judgeByFile(proviso.otherwise, transcript, place) !== false) return 'maybe'
  return (proviso.afterFirst || proviso.word !== undefined) && isAmong() ? 'maybe' : false
}
