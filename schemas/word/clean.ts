/**
 * Text as XML 1.0 can hold it (https://www.w3.org/TR/xml/#charsets): what it cannot hold, control characters and a lone half
 * of a surrogate pair too, becomes U+FFFD, so that one sees where it stood. Line separators of all kinds become `\n`.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, character => CONTROLS[character] ?? '\uFFFD')
}

/** Control characters that mean something; vertical tab and form feed divided lines in older versions of Word. */
const CONTROLS: Readonly<Record<string, string>> = { '\t': '\t', '\n': '\n', '\v': '\n', '\f': '\n', '\u0085': '\n' }

/** Clean text in one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/[\n\t]+/g, ' ')

/**
 * The address of a link as a package may hold it, or null when it is none: Word refuses a whole file for one malformed address
 * in its relationships. Only web, mail and telephone; what `isSafeHref` lets through may still be malformed.
 */
export function cleanHref(href: string): string | null {
  if (/^tel:/i.test(href)) return /^tel:[+\d().-]{1,40}$/i.test(href) ? href : null
  if (/^mailto:/i.test(href)) return MAIL.test(href) ? href : null
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  return HOST.test(url.hostname) ? url.href : null
}

const MAIL = /^mailto:[\w.!#$&'*+/=?^`{|}~-]+@[\w.-]+(\?[\w=&%.+-]*)?$/i
const HOST = /^(?:\[[\da-f:.]+\]|(?=.{1,253}$)[\w-]{1,63}(?:\.[\w-]{1,63})*\.?)$/i
