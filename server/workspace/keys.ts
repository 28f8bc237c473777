import { type Message, say } from '../text/message.ts'
/** A key of a workspace file or profile: what it is for. Validation, hover, completion and documentation read these tables. */
export type FileKey = {
  readonly key: string
  /** One sentence. */
  readonly meaning: Message
  readonly example: string
}

const RULES: FileKey = {
  key: 'rules',
  meaning: say`How severe the problems of rules are, or options of rules.`,
  example: 'rules:\n  speaker-undeclared: error\n  turn-empty: off',
}

const VOCABULARY: FileKey = {
  key: 'vocabulary',
  meaning: say`Words for notes in brackets beside those that are known, by kind: sound, gap, pause or doubt.`,
  example: 'vocabulary:\n  sound: [Heiterkeit, Beifall]',
}

export const WORKSPACE_KEYS: readonly FileKey[] = [
  {
    key: 'files',
    meaning: say`Which files are transcripts, beside those with the extension: a glob, or a list of globs, from this folder.`,
    example: 'files: ["meetings/**/*.md", "!**/README.md"]',
  },
  {
    key: 'roster',
    meaning: say`A file that lists the people who may speak, or several: YAML, CSV, or lines such as \`Full Name (ABC)\`.`,
    example: 'roster: delegates.txt',
  },
  {
    key: 'speakers',
    meaning: say`People who may speak, listed as in the header of a transcript.`,
    example: 'speakers:\n  - name: Kassym-Jomart Tokayev\n    aliases: [Tokayev, KJT]',
  },
  {
    key: 'profile',
    meaning: say`The style profile to check against: its name, or the path of a profile file.`,
    example: 'profile: meeting',
  },
  RULES,
  VOCABULARY,
]

export const PROFILE_KEYS: readonly FileKey[] = [
  {
    key: 'extends',
    meaning: say`The profile that this one builds on: its name, or the path of a profile file.`,
    example: 'extends: default',
  },
  RULES,
  VOCABULARY,
]

export const VOCABULARY_KEYS: readonly FileKey[] = [
  { key: 'sound', meaning: say`Words for what is heard and is not speech.`, example: 'sound: [Heiterkeit, Beifall]' },
  { key: 'gap', meaning: say`Words for what is missing.`, example: 'gap: [unverständlich]' },
  { key: 'pause', meaning: say`Words for silence.`, example: 'pause: [Pause]' },
  { key: 'doubt', meaning: say`Words for doubt about what was said.`, example: 'doubt: [phonetisch]' },
]
