// Identifiers of the commands, as package.json contributes them.
import type { OperationName } from '../../server/protocol.ts'

export const restartServer = 'transcript.restartServer'
export const showLog = 'transcript.showLog'
export const openWorkspaceFile = 'transcript.openWorkspaceFile'
export const collectRoster = 'transcript.collectRoster'
export const nextTurn = 'transcript.nextTurn'
export const previousTurn = 'transcript.previousTurn'
export const nextTurnOfSpeaker = 'transcript.nextTurnOfSpeaker'
export const previousTurnOfSpeaker = 'transcript.previousTurnOfSpeaker'
export const nextProblem = 'transcript.nextProblem'
export const previousProblem = 'transcript.previousProblem'
export const goToTime = 'transcript.goToTime'
export const showReferences = 'transcript.showReferences'

/** The operations that have a command, `transcript.` and the name: all of them. */
export const operations: readonly OperationName[] = [
  'splitTurn',
  'mergeWithPrevious',
  'mergeWithNext',
  'giveTurn',
  'giveAllTurns',
  'exchangeSpeakers',
  'mergeConsecutive',
  'joinLines',
  'newTurn',
  'insertTime',
  'shiftTimes',
  'convertTimes',
  'writeHeader',
  'declareSpeakers',
  'sortHeader',
  'wrapNote',
  'convertLabels',
]
