import { type Message, say } from '../text/message.ts'
/** The header's keys: what each is for, and what its value has to be. Rules, hover, completion and docs read this table. */

export type ValueType =
  | 'text'
  | 'texts'
  | 'date'
  | 'time'
  | 'language'
  | 'url'
  | 'path'
  | 'speakers'
  | 'status'
  | 'profile'
  | 'rules'
  | 'number'

export type HeaderKey = {
  readonly key: string
  readonly type: ValueType
  /** One sentence. */
  readonly meaning: Message
  readonly example: string
}

export const HEADER_KEYS: readonly HeaderKey[] = [
  {
    key: 'title',
    type: 'text',
    meaning: say`What the transcript is called.`,
    example: 'title: Meeting with the President of Kazakhstan',
  },
  {
    key: 'date',
    type: 'date',
    meaning: say`When it was spoken: a year, month, day, or date and time.`,
    example: 'date: 2024-07-03',
  },
  { key: 'place', type: 'text', meaning: say`Where it was spoken.`, example: 'place: Astana' },
  { key: 'event', type: 'text', meaning: say`The occasion that it belongs to.`, example: 'event: SCO summit' },
  {
    key: 'series',
    type: 'text',
    meaning: say`The series, show or body that it belongs to.`,
    example: 'series: The Changelog',
  },
  { key: 'episode', type: 'number', meaning: say`Its number, or name, in the series.`, example: 'episode: 94' },
  {
    key: 'language',
    type: 'language',
    meaning: say`The main language, or a list of them, as BCP 47 tags.`,
    example: 'language: en',
  },
  {
    key: 'source',
    type: 'url',
    meaning: say`Where the text was published.`,
    example: 'source: https://example.org/transcripts/1',
  },
  {
    key: 'media',
    type: 'path',
    meaning: say`The recording, or a list of them: a path beside this file, or a URL.`,
    example: 'media: interview.mp3',
  },
  { key: 'duration', type: 'time', meaning: say`How long the recording is.`, example: 'duration: "1:02:30"' },
  {
    key: 'offset',
    type: 'time',
    meaning: say`The time in the recording at which the zero of this transcript lies; may be negative.`,
    example: 'offset: "-0:00:12"',
  },
  {
    key: 'speakers',
    type: 'speakers',
    meaning: say`Who speaks: names, or maps with name, role, aliases, organization, language, color, note.`,
    example:
      'speakers:\n  - Vladimir Putin\n  - name: Kassym-Jomart Tokayev\n    role: President of Kazakhstan\n    aliases: [Tokayev, KJT]',
  },
  { key: 'transcriber', type: 'texts', meaning: say`Who wrote the words down.`, example: 'transcriber: Anna Meyer' },
  { key: 'editor', type: 'texts', meaning: say`Who edited the transcript.`, example: 'editor: Anna Meyer' },
  { key: 'translator', type: 'texts', meaning: say`Who translated it.`, example: 'translator: Anna Meyer' },
  { key: 'publisher', type: 'texts', meaning: say`Who published it.`, example: 'publisher: Example Archive' },
  { key: 'rights', type: 'texts', meaning: say`Who holds which rights.`, example: 'rights: Example Archive, 2024' },
  {
    key: 'license',
    type: 'texts',
    meaning: say`The licence under which it may be used.`,
    example: 'license: CC BY 4.0',
  },
  {
    key: 'summary',
    type: 'texts',
    meaning: say`What it is about, in a few sentences.`,
    example: 'summary: The presidents discuss trade.',
  },
  { key: 'keywords', type: 'texts', meaning: say`Words to find it by.`, example: 'keywords: [trade, energy]' },
  {
    key: 'note',
    type: 'texts',
    meaning: say`Anything else worth knowing.`,
    example: 'note: The first minutes were not recorded.',
  },
  {
    key: 'status',
    type: 'status',
    meaning: say`How far the work is: raw, draft, reviewed or final.`,
    example: 'status: draft',
  },
  {
    key: 'profile',
    type: 'profile',
    meaning: say`The style profile to check against.`,
    example: 'profile: clean-verbatim',
  },
  {
    key: 'rules',
    type: 'rules',
    meaning: say`Severities or options of rules, for this file.`,
    example: 'rules:\n  speaker-undeclared: off',
  },
]

export const STATUSES = ['raw', 'draft', 'reviewed', 'final'] as const

export const SPEAKER_KEYS: readonly HeaderKey[] = [
  { key: 'name', type: 'text', meaning: say`The full name.`, example: 'name: Kassym-Jomart Tokayev' },
  {
    key: 'role',
    type: 'texts',
    meaning: say`What the speaker is here, or a list of roles. A label may hold it before the name, or after a comma.`,
    example: 'role: President of Kazakhstan',
  },
  {
    key: 'aliases',
    type: 'texts',
    meaning: say`Other labels of the same speaker: initials, short names.`,
    example: 'aliases: [Tokayev, KJT]',
  },
  {
    key: 'organization',
    type: 'text',
    meaning: say`Whom the speaker speaks for.`,
    example: 'organization: Republic of Kazakhstan',
  },
  { key: 'language', type: 'language', meaning: say`The language that this speaker speaks.`, example: 'language: kk' },
  { key: 'color', type: 'text', meaning: say`The colour of this speaker in the editor.`, example: 'color: "#2a7ab0"' },
  { key: 'note', type: 'text', meaning: say`Anything else worth knowing.`, example: 'note: chairs the summit' },
]

/** Keys that other tools use, and the key that says the same here. */
export const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  transcript_by: 'transcriber',
  transcribed_by: 'transcriber',
  translation_by: 'translator',
  translated_by: 'translator',
  speaker: 'speakers',
  participants: 'speakers',
  tags: 'keywords',
  categories: 'keywords',
  lang: 'language',
  url: 'source',
  source_url: 'source',
  audio: 'media',
  video: 'media',
  location: 'place',
  description: 'summary',
  licence: 'license',
}

const byName = new Map(HEADER_KEYS.map(key => [key.key, key]))
const speakerKeysByName = new Map(SPEAKER_KEYS.map(key => [key.key, key]))

export const headerKey = (key: string): HeaderKey | undefined => byName.get(key)
export const speakerKey = (key: string): HeaderKey | undefined => speakerKeysByName.get(key)
