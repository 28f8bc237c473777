import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const meeting: BuiltInProfile = {
  name: 'meeting',
  meaning: say`Minutes and notes of meetings, with a roster of those who take part.`,
  origin:
    'Notes of standards meetings: everybody is listed with unique initials, paragraphs have no line breaks; 708 turns with initials that are not in the list.',
  yaml: `rules:
  header-rules: warning
  section-level: information
  speaker-undeclared: error
  speaker-placeholder: warning
  speaker-style: warning
  text-line-ends: information
  text-trailing: information
  text-wrapped: information
`,
}
