/**
 * The regular expressions (Oniguruma) of a speaker line's parts: space, time, emphasis, label, manner, colon.
 *
 * A line can only be judged by itself here, so a label has to *look* like a name: capitalised words joined by particles,
 * initials, capitals, a known generic label, a short run of a script without case. The server, which sees the whole
 * file, corrects the rest by semantic tokens.
 *
 * Every piece is linear: words are atomic, repeats are bounded, neighbours begin with different characters.
 */

const raw = String.raw

/** One white-space character: web pages put no-break spaces between the words of a name. */
export const space = raw`[ \t\x{A0}\x{2000}-\x{200B}\x{202F}\x{3000}]`

/** Three dots would be a sentence trailing off, two colons are code. */
export const colon = raw`[:：﹕]`

/** Markdown's marks, and the tags that web pages leave. */
export const emphasisMark = raw`(?:\*{1,3}|_{1,3}|</?(?:b|strong|i|em)>)`

const clock = raw`(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?(?![\d:]*\d)`
const clockRange = raw`${clock}(?:${space}{0,2}(?:-->|[-–—])${space}{0,2}${clock})?`

/** `[H:MM:SS]`, `[MM:SS]`, with the brackets possibly escaped, as Markdown exporters write them. */
export const bracketedTime = raw`\\?\[${clockRange}\\?\]`

/** A time without brackets or in round ones: only recognised beside a label or at the start of a line. */
export const bareTime = raw`(?:\(${clockRange}\)|(?<![\d:.])${clockRange})`

export const anyTime = raw`(?:${bracketedTime}|${bareTime})`

/** `H:MM:SS`, or a time in brackets: cannot be taken for the hour in `Thursday 10:30`. */
export const certainTime = raw`(?:${bracketedTime}|\(${clockRange}\)|(?<![\d:.])\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?)`

export const roundManner = raw`(?:\([^()]{1,120}\)|（[^（）]{1,80}）)`

/** `[SPD]`, but not a link and not the time `[0:10]`, which is tried first. */
export const squareManner = raw`\[[^\[\]]{1,80}\](?!\()`

const words = (text: string): string => text.trim().split(/\s+/).join('|')

const particles = words(`
  of the and for in on at to with as an a
  de del della delle dello dei degli di da das do dos du des d l la le les lo los las el e y i
  von vom van der den dem zu zum zur ter ten te tot für und im am
  et en sur au aux pour
  al bin ibn bint ben abu abd ul ad as
  av af och og i på til för
  и по при от за на в
`)

/** Particles that a family name may begin with: `von der Leyen`. The others would let sentences in. */
const leadingParticles = 'von|vom|van|de|del|della|di|da|du|der|den|ter|ten|zu|el|al|la|le|bin|ibn|ben'

const abbreviations = words(`
  mr mrs ms mx messrs dr prof sen rep gov gen col lt capt cpt maj sgt adm cmdr cdr hon rev fr br sr sra st ste jr esq
  parl amb asst assoc dep dept pres supt insp det hr mme mlle mgr ing dipl mag phil jur med abg bgm dir eng
`)

/** People without a name. Each may be numbered, or qualified by a word like `unknown`. */
const people = words(`
  speaker speakers voice voices participant person interviewer interviewee respondent questioner moderator host cohost
  guest audience crowd chair chairman chairwoman chairperson president announcer narrator reporter journalist presenter
  operator caller student teacher panelist panellist witness juror judge court counsel attorney clerk translator interpreter
  attendee delegate member miembro miembros membro mitglied man woman male female boy girl unknown unidentified everyone all several both multiple
  sprecher sprecherin moderatorin zuschauer publikum locuteur question questions remark reply answer pregunta respuesta pergunta resposta frage antwort réponse intervenant animateur hablante orador oradora moderador
  entrevistador entrevistadora entrevistado entrevistada público audiencia
`)

const peopleQualifiers = words(`
  unknown unidentified male female new first second third another same several varios audience board committee panel crowd studio off-camera
  off-mic voice court offscreen
`)

/** A role opens labels with ordinary lower-case words in the middle: "Moderator of the forum's plenary session Ann Lee". */
const roles = words(`
  President Vice-President Chair Co-Chair Chairman Chairwoman Chairperson Head Director Minister Deputy Acting Secretary
  Secretary-General Governor Moderator Head Mayor Ambassador Representative Commissioner Professor Editor Editor-in-Chief
  Member Chief CEO Founder Co-founder Leader Speaker Prime First Patriarch General Rector Dean Captain Senator Host
  Anchor Correspondent Advisor Adviser Aide Plenipotentiary Presidential Executive Managing
`)

/** What stands before a colon in prose, records and metadata although it looks like a name. */
const metadataWords = words(`
  action actions abstract agenda absent apologies attendees attending attachments author authors background break categories cc citation
  conclusion conclusions consensus contact contents context copyright core credits date dates decision decisions
  delegates design details disclaimer discussion duration editors email episode event example examples figure
  follow-up goal goals guideline hint hum hums important introduction invited issue issues keywords language later license
  link links list location minutes motion motivation name next note notes notetaker notetakers objective observers offset option
  options others outcome overview phase phases phone place poll polls present presenters principle problem proposal proposed
  proposals published publisher rationale reasons recorded recording references regrets remote resolution resolved
  resolutions result results reviewers scribe scribes see series slide slides solution source sources speakers stage status
  step steps subject suggestion suggestions summary table tags time times title tradeoffs todo topic topics tracker transcript
  transcription translation update updates url urls venue version video vote votes warning website weekend when where
  also finally first firstly fourth hence however instead lastly meanwhile moreover namely
  nevertheless otherwise rather remember second secondly therefore third thirdly thus various yes no
  are is was were been be has have had do does did said says say asks asked this that these those it following follows
  anmerkung anwesend beginn beispiel datum drittens ende erstens gleichwohl hinweis ort quelle schluss tagesordnung thema
  zweitens zwischenruf nota fecha lugar ubicación localização fuente ejemplo título data fonte tema tópico pesquisar
  diapositivas resumen exemplo remarque exemple lieu sujet objet présents ordre
  примечание пример дата место тема источник повестка
`)

const caselessMetadata = words(
  '注 注意 例如 比如 譬如 如下 译者注 編注 来源 來源 作者 时间 時間 地点 地點 主题 标题 链接 日期 参考 优点 缺点 נכחו מוזמנים',
)

const metadataStarts = words(`
  Accreditation After All Also Although And Another Are As At Badges Because Before Between But By Can Chapter Clarification Could
  Current Dear Did Do Draft Each Every Explicit Figure Following For From Given He Her Here His How However I If In Is Issue It Its
  Let Like Link Many Meeting More My Next Normative Not Now Object On Once One Option Or Our Part PR Publication Re
  Recent Reference See She Should Since So Some Stage Step Still Strong Table Tagesordnungspunkt Thank Thanks That Their
  Then There These They This Those Three To Today Topic Transcript Two Update Was We Well Were What When Where Whether Which While
  Who Why Will With Would Yes You Your Zu Zusatztagesordnungspunkt
`)

const letterOrMark = raw`\p{L}\p{M}\p{N}`
const inWord = raw`(?:[${letterOrMark}_'’ʼ"״׳“”»\x{FFFD}]|[.\-‐‑/&+](?=[${letterOrMark}]))`
const dotted = raw`(?:(?:\p{Lu}\.-?){1,5}(?![${letterOrMark}])|\p{Lu}\p{L}{0,3}(?:\.\p{Lu}\p{L}{0,3}){1,3}\.|(?i:${abbreviations})\.)`
/** `Putin`, `O'Beirne`, `al-Bashir`, `SPEAKER_00`, `“Jim”`, `J.`, `Dr.` */
const capitalised = raw`(?>["“„«'‘]?(?:${dotted}|(?:\p{Ll}{1,3}['’-]?)?[\p{Lu}\p{Lt}]${inWord}*))`
const lowercase = raw`(?>\p{Ll}${inWord}*)`

const separator = raw`(?:,?${space}{1,4}(?:[-–—&+/|]${space}{1,3})?|[,，、;&/]${space}{0,2})`
const nameLike =
  raw`(?:(?:${leadingParticles})${space}{1,2}){0,2}${capitalised}` +
  raw`(?:${separator}(?:(?:${particles})${space}{1,2}|[dl]['’]){0,3}${capitalised}){0,19}`

const roleLike = raw`(?:${roles})(?:${separator}(?:${capitalised}|${lowercase})){1,16}${separator}${capitalised}${space}{1,2}${capitalised}`

const number = raw`#?\d{1,4}[A-Za-z]?`
const generic =
  raw`(?:(?i:${peopleQualifiers})${space}{1,2})?(?i:${people})` +
  raw`(?:${space}{1,2}(?:(?:del|de${space}la|de|du|da|do|from|in|of)${space}(?:the${space})?)?(?i:${people}|público|audience|audiencia))?` +
  raw`(?:[ _]?${number}|${space}[A-Z])?`

/** Hebrew, Arabic, Indic: a few words. A lone run of Han or kana is bounded, for there a whole clause has no space. */
const caselessWord = raw`(?>(?![\p{Han}\p{Hiragana}\p{Katakana}])\p{Lo}[\p{Lo}\p{Lm}\p{M}'’"״׳_-]{0,19})`
const caseless = raw`(?:${caselessWord}(?:${separator}${caselessWord}){0,4}|[\p{Han}\p{Hiragana}\p{Katakana}ー·・‧]{1,10}(?:${number})?)`

const unknown = raw`\?{1,6}`

/** Two or three capitals are initials, also where they spell a word: `BE: …`. */
const notMetadata =
  raw`(?!(?!\p{Lu}{2,3}[^\p{L}])(?i:${metadataWords})${space}{0,2}${emphasisMark}?${space}{0,2}${colon})` +
  raw`(?!(?:(?:URL|TODO)${colon}|ACTION${space}ITEM))` +
  raw`(?!(?:${caselessMetadata})${colon})` +
  raw`(?!(?:${metadataStarts})(?:${space}|[-/]\p{Ll}))`

/** What stands before the colon: one speaker or several. */
export const label = raw`(?:${notMetadata}(?:${generic}|${roleLike}|${nameLike}|${caseless})|${unknown})(?![\p{L}\p{N}_])`

/**
 * A single lower-case word is a nickname in minutes (`ekr: yes`) more often than prose, if text follows and it begins
 * the line. Not in lists: commit messages (`doc: …`) would be speakers.
 */
export const nickname = raw`(?!(?i:${metadataWords}|media|podcast|published_time|modified_time|source_url|transcript_by|translation_by|reviewed_by|layout|aliases)${colon})\p{Ll}[\p{Ll}\d_-]{1,11}`
