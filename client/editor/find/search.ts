/** What is looked for, and how. */
export interface Search {
  query: string
  /** Capitals and small letters are different letters. */
  matchCase: boolean
  /** Only where no letter or figure stands right before or after. */
  wholeWords: boolean
}

export const NO_SEARCH: Search = { query: '', matchCase: false, wholeWords: false }

/** A hit: from one offset of the text up to, not including, another. */
export interface Hit {
  from: number
  to: number
}

/** A text prepared for comparing, and where in the text each of its letters came from. */
interface Folded {
  text: string
  /** Null when every letter stands at the same offset as in the text. */
  offsets: readonly number[] | null
}

/**
 * The places in a text where the query stands, in order, without overlap. Compared are composed letters: å is never a, however
 * either was typed. Kinds of spaces and of quotation marks are one each, and soft hyphens are passed over.
 */
export function findHits(text: string, search: Search): Hit[] {
  const wanted = fold(search.query, search.matchCase).text
  if (wanted === '' || text === '') return []
  const { text: folded, offsets } = fold(text, search.matchCase)
  const out: Hit[] = []
  for (let at = folded.indexOf(wanted); at >= 0; ) {
    const end = at + wanted.length
    if (search.wholeWords && !standsAlone(folded, at, end)) {
      at = folded.indexOf(wanted, at + 1)
      continue
    }
    const hit = offsets ? { from: offsets[at]!, to: offsets[end]! } : { from: at, to: end }
    // Half of a letter that grew when it became small is no hit.
    if (hit.to > hit.from) out.push(hit)
    at = folded.indexOf(wanted, end)
  }
  return out
}

const LETTER = /[\p{L}\p{N}_]/u

function standsAlone(text: string, from: number, to: number): boolean {
  return !LETTER.test(text.charAt(from - 1)) && !LETTER.test(text.charAt(to))
}

const SPACES = /[\u00A0\u2007\u202F\t]/g
const QUOTES = /[\u201C\u201D\u201E\u201F\u00AB\u00BB]/g
const APOSTROPHES = /[\u2018\u2019\u201A\u201B]/g
/** A letter with the marks that belong to it; a soft hyphen alone. */
const CLUSTERS = /\u00AD|[^\p{M}\u00AD]\p{M}*|\p{M}/gu
const NEEDS_MAP = /[\u00AD\p{M}]/u

function fold(text: string, matchCase: boolean): Folded {
  const plain = one(text, matchCase)
  if (!NEEDS_MAP.test(text) && plain.length === text.length) return { text: plain, offsets: null }
  let out = ''
  const offsets: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    if (cluster === '\u00AD') continue
    const letters = one(cluster.normalize('NFC'), matchCase)
    for (let i = 0; i < letters.length; i++) offsets.push(index)
    out += letters
  }
  offsets.push(text.length)
  return { text: out, offsets }
}

const one = (text: string, matchCase: boolean): string => {
  const same = text.replace(SPACES, ' ').replace(QUOTES, '"').replace(APOSTROPHES, "'")
  return matchCase ? same : same.toLocaleLowerCase('sv')
}
