import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const cleanVerbatim: BuiltInProfile = {
  name: 'clean-verbatim',
  meaning: say`What was said, without fillers and stutters, ready to be read.`,
  origin:
    'The guides of Rev, GoTranscript and Scribie: no `um`, `uh`, `you know`, repeated words or false starts; `going to` for `gonna`; sounds in lower case and square brackets; `[crosstalk]`; the label always present, one blank after the colon; no tabs; no `[sic]`. Agencies: every gap carries a time, and `[inaudible]` is not `[unintelligible]`.',
  yaml: `rules:
  text-filler: warning
  text-repeated: warning
  text-colloquial: warning
  text-spacing: warning
  text-trailing: information
  text-line-ends: information
  text-quotes: information
  text-furniture: warning
  text-long: information
  note-brackets: warning
  note-case: warning
  note-forbidden:
    words: [sic]
  note-gap-time: warning
  speaker-blank: warning
  speaker-placeholder: warning
  speaker-style: warning
  time-format: information
  turn-repeated: information
  turn-unlabelled: warning
`,
}
