// What is said to people: in English where it is thought of, and in their language where it is shown.

/** A sentence or a part of one, in English with places for values: `{0} is no rule.` */
export type Message = { readonly text: string; readonly values: readonly Value[] }

/** A text of the user's is shown as it stands; a number is grouped, and chooses between singular and plural. */
type Value = string | number | Message

/** Says a message in one language; a text of the user's stays as it is. */
export type Tell = (message: Message | string) => string

/** Translations by the English text. Forms for numbers stand in one string: `{0} реплика | {0} реплики | {0} реплик`. */
export type Strings = Readonly<Record<string, string>>

/** The messages of templates, without their values: those that need none are one object each, however often they are said. */
const written = new WeakMap<TemplateStringsArray, Message>()

/** A message as it is written: a template with this tag. A test sees to it that it has all translations. */
export const say = (parts: TemplateStringsArray, ...values: readonly Value[]): Message => {
  let message = written.get(parts)
  if (message === undefined) {
    message = { text: parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`), values: [] }
    written.set(parts, message)
  }
  return values.length === 0 ? message : { text: message.text, values }
}

/** Whether two messages say the same. */
export const isSame = (a: Value, b: Value): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a.text === b.text &&
    a.values.every((value, i) => isSame(value, b.values[i] ?? '')))

const filled = (text: string, values: readonly Value[], tell: Tell, grouped: (value: number) => string): string =>
  text.replace(/\{(\d)\}/g, (place, index) => {
    const value = values[Number(index)]
    return typeof value === 'object' ? tell(value) : typeof value === 'number' ? grouped(value) : (value ?? place)
  })

/** A whole number with its digits in groups of three; the platform's own way of doing this costs its first caller 30 ms. */
const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')

export const english: Tell = message =>
  typeof message === 'string' ? message : filled(message.text, message.values, english, grouped)

/** Of forms for one, for a few and for many the one that a number takes; languages without `few` have two. */
const formFor = (forms: readonly string[], category: Intl.LDMLPluralRule): string =>
  (category === 'one' ? forms[0] : category === 'few' ? forms[1] : forms.at(-1)) ?? ''

/** Says messages in the language of `locale`, a BCP 47 tag; those without a translation in English. */
export const telling = (strings: Strings, locale: string): Tell => {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const tell: Tell = message => {
    if (typeof message === 'string') return message
    const forms = strings[message.text]?.split(' | ')
    if (forms === undefined) return filled(message.text, message.values, tell, grouped)
    const count = message.values.find(value => typeof value === 'number')
    const form = forms.length > 1 && count !== undefined ? formFor(forms, plurals.select(count)) : (forms[0] ?? '')
    return filled(form, message.values, tell, value => numbers.format(value))
  }
  return tell
}
