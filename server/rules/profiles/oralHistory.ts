import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const oralHistory: BuiltInProfile = {
  name: 'oral-history',
  meaning: say`Interviews for an archive.`,
  origin:
    'The guide of the Smithsonian’s oral history: full names in capitals, straight quotes, brackets and not parentheses, `[END OF INTERVIEW.]` required. Archives ask for title, date, place and transcriber.',
  yaml: `rules:
  header-key-missing:
    keys: [title, date, place, speakers, transcriber]
  note-brackets: warning
  note-end:
    words: [END OF INTERVIEW, END OF TRACK, END OF RECORDING]
  note-gap-time: information
  speaker-placeholder: warning
  speaker-style:
    style: capitals
    severity: warning
  text-furniture: warning
  text-line-ends: information
  text-quotes:
    style: straight
  text-trailing: information
  turn-unlabelled: warning
vocabulary:
  sound: [tape change, tape turned over, door closes, telephone rings]
`,
}
