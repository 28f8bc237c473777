import { type Roster, rosterOf } from '../server/model/roster.ts'
import { readRoster } from '../server/workspace/roster.ts'

/** The address of the file from which `rosterFrom` says that people come. */
export const ROSTER = 'file:///talks/roster.txt'

/** The roster that a text of lines makes. */
export const rosterFrom = (text: string): Roster => rosterOf(readRoster(text, ROSTER).people)
