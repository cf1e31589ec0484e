import type { Span } from '../language/words.ts'
import { messages } from '../messages/messages.ts'
import { fieldRule, type TextFinding } from './field-rule.ts'

const words = messages.problems.mellanslag
const DOUBLE = /(?<=[^\s])[ \u00a0]{2,}(?=[^\s])/gu
const BEFORE = /(?<=[\p{L}\p{N})”"])[ \u00a0]+([,.;:!?])(?=\s|$)/gu
/** A comma or a full stop with a word at each side; addresses and abbreviations have no capital letter there. */
const AFTER = /(?<=\p{Ll}{2})(?:([,;])(?=\p{L}{2})|([.!?])(?=\p{Lu}\p{Ll}))/gu

/** Several spaces in a row, a space before a sign, or none after it. */
export const mellanslag = fieldRule({
  id: 'mellanslag',
  severity: 'rad',
  find({ flat, links }) {
    const out: TextFinding[] = []
    for (const { index, 0: found } of flat.matchAll(DOUBLE)) {
      const to = index + found.length
      out.push({ from: index, to, message: words.double, fix: { label: messages.fixes.oneSpace, text: ' ' } })
    }
    for (const { index, 0: found, 1: sign = '' } of flat.matchAll(BEFORE)) {
      const fix = { label: messages.fixes.removeSpace, text: sign }
      out.push({ from: index, to: index + found.length, message: words.before(sign), fix })
    }
    for (const { index, 0: sign } of flat.matchAll(AFTER)) {
      if (isInAddress(flat, index, links)) continue
      const fix = { label: messages.fixes.addSpace, text: `${sign} ` }
      out.push({ from: index, to: index + sign.length, message: words.after(sign), fix })
    }
    return out
  }
})

/** Is this place in a link, or in a stretch without spaces that looks like an address? */
function isInAddress(flat: string, at: number, links: readonly Span[]): boolean {
  if (links.some(link => link.from <= at && at < link.to)) return true
  const from = flat.slice(0, at).search(/\S*$/)
  const stretch = /^\S*/.exec(flat.slice(from))?.[0] ?? ''
  return /[@/]|www\.|\.(?:se|com|org|eu|nu|net)\b/i.test(stretch)
}
