import { messages } from '../messages/messages.ts'
import { fieldRule, type TextFinding } from './field-rule.ts'

/** Words that may rightly stand twice in a row ("att det det handlar om …", "de som som barn …"). */
const MAY_REPEAT = new Set(['det', 'den', 'som', 'var', 'så', 'ja', 'nej', 'ha'])

/** The same word twice in a row: "att att". */
export const dubbeltOrd = fieldRule({
  id: 'dubbelt-ord',
  severity: 'varning',
  find({ flat, words }) {
    const out: TextFinding[] = []
    words.forEach((word, i) => {
      const before = words[i - 1]
      if (!before || before.text.toLowerCase() !== word.text || MAY_REPEAT.has(word.text)) return
      if (!/^\p{Ll}+$/u.test(word.text) || !/^[ \t\u00a0]+$/.test(flat.slice(before.to, word.from))) return
      const fix = { label: messages.fixes.removeWord(word.text), text: before.text }
      out.push({ from: before.from, to: word.to, message: messages.problems['dubbelt-ord'].what(word.text), fix })
    })
    return out
  }
})
