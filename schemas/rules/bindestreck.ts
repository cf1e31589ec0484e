import { messages } from '../messages/messages.ts'
import { fieldRule, type TextFinding } from './field-rule.ts'

/** "hälso-och sjukvården", "hälso -och": the hyphen belongs to the first word, with a space after it. " - och" may be a dash. */
const HANGING = /(?<![\p{L}\p{N}-])(\p{L}{2,}) ?-(och|eller|samt|respektive)(?= \p{L})/gu
/** "tio-tal": numerals and -tal are one word. */
const NUMERAL =
  /(?<![\p{L}-])(tio|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen)-(tal(?:et|s)?)(?![\p{L}-])/giu

/** A hyphen that stands wrongly. */
export const bindestreck = fieldRule({
  id: 'bindestreck',
  severity: 'varning',
  find({ flat }) {
    const out: TextFinding[] = []
    const add = (at: number, found: string, right: string) => {
      const fix = { label: messages.fixes.write(right), text: right }
      out.push({ from: at, to: at + found.length, message: messages.problems.bindestreck.what(found, right), fix })
    }
    for (const { index, 0: found, 1: first = '', 2: word = '' } of flat.matchAll(HANGING)) {
      add(index, found, `${first}- ${word}`)
    }
    for (const { index, 0: found, 1: numeral = '', 2: tal = '' } of flat.matchAll(NUMERAL)) {
      add(index, found, `${numeral}${tal}`)
    }
    return out
  }
})
