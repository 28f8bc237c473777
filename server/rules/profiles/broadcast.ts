import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const broadcast: BuiltInProfile = {
  name: 'broadcast',
  meaning: say`Podcasts, radio and television: every turn can be found in the recording.`,
  origin:
    'Guides for time stamps: at each change of speaker, within the recording, never backwards. TranscribeMe: one blank between sentences, no parentheses, a closed set of tags.',
  yaml: `rules:
  header-key-missing:
    keys: [title, date, media, speakers]
  note-brackets: warning
  note-case: information
  note-gap-time: warning
  note-unlisted:
    words: [inaudible, unintelligible, crosstalk, foreign, guess, laughter, laughs, music, applause, silence]
    severity: information
  speaker-blank: warning
  speaker-placeholder: warning
  speaker-style: warning
  text-furniture: warning
  text-line-ends: information
  text-long:
    words: 150
  text-spacing: information
  time-format: information
  time-missing:
    at: turn
  time-outside: error
  time-backwards: error
  turn-repeated: information
vocabulary:
  sound: [jingle, theme plays, clip plays]
`,
}
