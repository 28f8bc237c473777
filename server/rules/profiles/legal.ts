import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const legal: BuiltInProfile = {
  name: 'legal',
  meaning: say`Courts, hearings and parliaments: the record is complete, and nobody is left unnamed.`,
  origin:
    'Court reporting: full verbatim, `Q` and `A`, speakers in capitals. Hansard: disturbances as `[Interruption]`.',
  yaml: `extends: full-verbatim
rules:
  header-key-missing:
    keys: [title, date, place]
  note-case: off
  note-gap-time: off
  section-level: information
  speaker-undeclared: error
  speaker-placeholder: error
  speaker-style:
    style: capitals
    severity: warning
  text-long: off
  time-format: off
  turn-repeated: off
  turn-empty: error
  turn-unlabelled: error
vocabulary:
  sound: [interruption, laughter and interruption, disturbance in the gallery]
  gap: [witness nods, no audible response, off the record]
`,
}
