import { messages } from '../messages/messages.ts'
import { fieldRule } from './field-rule.ts'

/** Three small letters or more and then two capitals or more: no Swedish word or brand looks so. */
const SHOUTING = /^\p{L}?\p{Ll}{3,}\p{Lu}{2,}\p{L}*$/u

/** Capital letters inside a word, as a slip of the key or the reading of a scan leaves them: "deklARATION". */
export const versalerIOrd = fieldRule({
  id: 'versaler-i-ord',
  severity: 'varning',
  find: ({ words, links }) =>
    words
      .filter(word => SHOUTING.test(word.text) && !links.some(l => l.from <= word.from && word.to <= l.to))
      .map(({ from, to, text }) => {
        const right = text.charAt(0) + text.slice(1).toLowerCase()
        const message = messages.problems['versaler-i-ord'].what(text, right)
        return { from, to, message, fix: { label: messages.fixes.write(right), text: right } }
      })
})
