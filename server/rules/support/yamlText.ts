const plain = /^[A-Za-z0-9(][A-Za-z0-9 .'’()/&_–-]*$/
/** The same with all letters, which takes milliseconds to be compiled. */
const plainAnywhere = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N} .'’()/&_–-]*$/u
const special = /^(?:true|false|null|yes|no|on|off|~|[-+.\d][\d_.eExXoO+-]*)$/i

/** A text as a YAML scalar on one line, in quotation marks only where it needs them. */
export const yamlScalar = (text: string): string =>
  (plain.test(text) || plainAnywhere.test(text)) && !special.test(text) && text === text.trim()
    ? text
    : JSON.stringify(text)

/** A text or several as a YAML value on one line. */
export const yamlTexts = (texts: readonly string[]): string =>
  texts.length === 1 ? yamlScalar(texts[0] ?? '') : `[${texts.map(yamlScalar).join(', ')}]`
