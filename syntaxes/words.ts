/** The words by which the grammar tells labels from prose: the parser's own lists, and what a line alone needs besides. */
import { GENERIC_SPEAKERS, METADATA, PARTICLES } from '../server/model/lexicon.ts'

const quoted = (word: string): string =>
  word.replace(/[\\^$.*+?()[\]{}|#-]/g, String.raw`\$&`).replace(/ /g, '[ \\x{A0}]')

/** Longest first, so that a reader of the JSON sees which one wins; the order does not change what matches. */
const oneOf = (words: Iterable<string>): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(quoted)
    .join('|')

const list = (text: string): readonly string[] => text.trim().split(/\s+/)
const caseless = /^\p{Lo}/u

export const particles = oneOf([...PARTICLES, 'via'].filter(word => /^\p{Ll}+$/u.test(word)))

/** Particles that a family name may begin with: `von der Leyen`. The others would let sentences in. */
export const leadingParticles = 'von|van|de|del|della|di|da|du|ter|ten|el|al|bin|ibn|ben'

export const abbreviations = oneOf(
  list(`
  mr mrs ms mx messrs dr prof sen rep gov gen col lt capt cpt maj sgt adm cmdr cdr hon rev fr br sr sra st ste jr esq
  parl amb asst assoc dep dept pres supt insp det hr mme mlle mgr ing dipl mag phil jur med abg bgm dir eng bw
`),
)

/** Labels without a name. A remark from the hall is a turn in some records, whatever it is in minutes. */
const speakers = new Set([
  ...GENERIC_SPEAKERS,
  ...list('remark reply person people questioner witness attorney miembros'),
])

/** Any case; one letter is left to initials, for `a` would begin sentences. */
export const people = oneOf([...speakers].filter(word => word.length > 1 && !caseless.test(word)))

/** Before one of `people`. */
export const peopleQualifiers = oneOf(
  list(`
  unknown unidentified male female new first second third another same several varios audience board committee panel
  crowd studio off-camera off-mic voice court offscreen
`),
)

/** A role opens labels with ordinary lower-case words in the middle: "Moderator of the forum's plenary session Ann Lee". */
export const roles = oneOf(
  list(`
  President Vice-President Chair Co-Chair Chairman Chairwoman Chairperson Head Director Minister Deputy Acting Secretary
  Secretary-General Governor Moderator Mayor Ambassador Representative Commissioner Professor Editor Editor-in-Chief
  Member Chief CEO Founder Co-founder Leader Speaker Prime First Patriarch General Rector Dean Captain Senator Host
  Anchor Correspondent Advisor Adviser Aide Plenipotentiary Presidential Executive Managing
`),
)

/** Whole labels that name nobody: the parser weighs these against the file, the grammar goes by the word. */
const metadataLabels = [
  ...METADATA,
  ...list(`
  absent attending core delegates design event guideline hum hums invited later normative others phase phases principle
  rationale recording reviewers stage strategy suggestion suggestions venue weekend
  first firstly second secondly third thirdly fourth finally hence however instead lastly meanwhile moreover namely
  nevertheless otherwise rather remember therefore thus various following follows
  are is was were been be has have had do does did said says say asks asked this that these those it
  erstens zweitens drittens gleichwohl weekend outro
`),
].filter(word => !speakers.has(word))

export const metadata = oneOf(metadataLabels.filter(word => !caseless.test(word)))
export const caselessMetadata = oneOf([
  ...metadataLabels.filter(word => caseless.test(word)),
  '如下',
  '编注',
  '参考',
  '作者',
])

/** Keys of other tools' headers, met in files whose header is broken. */
export const foreignKeys = oneOf(
  list('media podcast published_time modified_time source_url transcript_by translation_by reviewed_by layout aliases'),
)

/** Words that begin sentences, not names, when more words follow. */
export const sentenceStarts = oneOf(
  list(`
  Accreditation After All Also Although And Another Are As At Badges Because Before Between But By Can Chapter Clarification
  Could Current Dear Did Do Draft Each Every Explicit Figure Following For From Given He Her Here His How However I If In Is
  Issue It Its Let Like Link Many Meeting More My Next Normative Not Now Object On Once One Option Or Our Part PR
  Publication Re Recent Reference See She Should Since So Some Stage Step Still Strong Table Tagesordnungspunkt Thank Thanks
  That Their Then There These They This Those Three To Today Topic Transcript Two Update Was We Well Were What When Where
  Whether Which While Who Why Will With Would Yes You Your Zu Zusatztagesordnungspunkt
`),
)
