import { say } from '../../text/message.ts'
import type { BuiltInProfile } from './profile.ts'

export const defaultProfile: BuiltInProfile = {
  name: 'default',
  meaning: say`What is almost always a mistake, in any transcript.`,
  origin: 'Defects of public archives; each rule says which.',
  yaml: '',
}
