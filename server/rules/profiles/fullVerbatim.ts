import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const fullVerbatim: BuiltInProfile = {
  name: 'full-verbatim',
  meaning: say`Everything that was said and heard, with fillers, stutters, sounds and pauses.`,
  origin:
    'The guides of agencies for full verbatim: nothing is left out; `[pause 0:00:00]` for more than ten seconds, `[laughs]` for one person and `[laughter]` for several; every gap carries a time.',
  yaml: `extends: clean-verbatim
rules:
  text-filler: off
  text-repeated: off
  text-colloquial: off
  note-forbidden: off
`,
}
