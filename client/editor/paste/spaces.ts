/**
 * Text from outside with the spaces that Swedish typography wants: one between words, and none that cannot break but where a
 * number keeps its unit (25 000 kr, 5 %, § 12). The length of the text may change only through `collapse`.
 */

const HARD = '\u00A0\u2007\u202F'
const ANY = new RegExp(`[ \\t\\r\\n\\f${HARD}]{2,}|[\\t\\r\\n\\f]`, 'g')
/** Soft hyphens, joiners without width, and byte order marks say nothing to a reader. */
const UNSEEN = /[\u00AD\u200B\u200C\u2060\uFEFF]/g

/** One space where there are several, and nothing that cannot be seen. */
export const collapse = (text: string): string => text.replace(UNSEEN, '').replace(ANY, ' ')

const NUMBER_BEFORE = /[\d½¼¾]$/
const GROUP = /^\d{3}(?!\d)/
const UNIT =
  /^(?:[%‰°€$]|(?:kr|kronor|tkr|mkr|mdkr|tusen|miljoner|miljarder|mn|md|procent|procentenheter|m|km|cm|mm|mil|m²|km²|m³|ha|kg|g|ton|l|dl|kW|MW|kWh|MWh|GWh|TWh|st|år|månader|veckor|dagar|dygn|timmar|tim|h|min|minuter|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?![\p{L}\p{N}]))/u
const NAMED_NUMBER = /(?:^|[^\p{L}])(?:§§?|nr|kap\.?|kl\.?|s\.?|sid\.?|st\.?|p\.?|bil\.?|ca|dnr)$/iu

/** Spaces that cannot break become ordinary ones, but between a number and what belongs to it. Keeps the length. */
export function ordinarySpaces(text: string): string {
  if (!/[\u00A0\u2007\u202F]/.test(text)) return text
  return text.replace(/[\u00A0\u2007\u202F]/g, (space, at: number) => {
    const before = text.slice(Math.max(0, at - 12), at)
    const after = text.slice(at + 1, at + 20)
    const number = NUMBER_BEFORE.test(before) && (GROUP.test(after) || UNIT.test(after))
    return number || (NAMED_NUMBER.test(before) && /^\d/.test(after)) ? space : ' '
  })
}
