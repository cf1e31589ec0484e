/**
 * Abbreviations that need no explanation: they stand in the writing rules and word lists of Swedish, or everybody knows them
 * better than their long form. Without their last full stop, in small letters.
 */

import { wordSet } from './word-set.ts'

/** Something always follows these: a full stop after them never ends a sentence. No word that can end a sentence is among them. */
const LEADING = wordSet(
  'bl.a t.ex dvs d.v.s s.k fr.o.m t.o.m jfr m.a.o p.g.a pga m.h.t f.n i.o.m o.m i.st ca c:a ev resp inkl',
  'exkl exv ang enl kap prop skr dnr nr sid tab fig bil avd prof doc dr jur tekn hr kl tel tfn jan feb febr',
  'apr aug sept okt nov dec i.e e.g ibid a.a f.d u.a bitr st.f e.kr f.kr obs'
)

/** These may stand last in a sentence, which then ends with their full stop. */
const CLOSING = wordSet(
  'm.m m.fl osv o.s.v etc o.d o.dyl e.d e.dyl el.dyl el.likn o.likn al ff tkr mkr mnkr mdkr mn mdr tim sek',
  'proc mfl'
)

/** What a full stop after this word is: part of an abbreviation that goes on, of one that may end the sentence, or neither. */
export function abbreviationKind(word: string): 'leading' | 'closing' | null {
  const key = word.toLowerCase()
  return LEADING.has(key) ? 'leading' : CLOSING.has(key) ? 'closing' : null
}

/** Upper-case abbreviations that every reader knows, and codes that stand for nothing longer. */
const WELL_KNOWN = wordSet(
  'AB AI BB CD CV DNA DVD EM EU FM FN GPS HB ID IQ IT KB LED NATO OBS OK OS OSA PC PDF PM PS SM SMS SOS SVT',
  'SR TV UNICEF UNESCO URL USA USB VD VM WC SFS SOU ISO ISBN SJ UV XL CO QR PET MC UTKAST'
)

/** Does an upper-case abbreviation need no explanation? Roman numerals do not either. */
export const isWellKnown = (abbreviation: string): boolean =>
  WELL_KNOWN.has(abbreviation) || /^[IVX]+$/.test(abbreviation)

/** Abbreviations in small letters that a reader may not know; other words in small letters are not taken for abbreviations. */
const SMALL = wordSet('hbt hbtq hbtqi hbtqia npf apl sfi hvb')

export const isSmallAbbreviation = (word: string): boolean => SMALL.has(word)
