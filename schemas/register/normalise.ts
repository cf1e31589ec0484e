/**
 * Ways of comparing spellings. Two spellings with the same `sameSpelling` are one spelling, written with other capitals, quotation
 * marks, hyphens or spaces; two with the same `closeSpelling` differ besides only by a missing hyphen or space, or by letters of
 * the neighbouring languages.
 */
export const sameSpelling = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('sv')

const QUOTES = /["'”“„’‘«»´`]/g
/** Hyphens and dashes of every kind, with the spaces around them: "hälso-och" is "hälso- och". */
const DASHES = /\s*[-\u2010-\u2015\u2212]\s*/g

export const closeSpelling = (text: string): string =>
  sameSpelling(text).replaceAll('ø', 'ö').replaceAll('æ', 'ä').replaceAll(/[- ]/g, '')

/** The spelling without the ending of a genitive, or null when it has none: "nämndens" → "nämnden", "KLK:s" → "KLK". */
export function withoutGenitive(text: string): string | null {
  const found = /^(.{2,}?)(?::s|s)$/iu.exec(text.trim())
  return found?.[1] && !/[sxz:]$/i.test(found[1]) ? found[1] : null
}
