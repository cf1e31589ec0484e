import { countWords } from '../language/words.ts'
import { messages } from '../messages/messages.ts'
import { fieldRule } from './field-rule.ts'
import { isRunning } from './fields.ts'

const MOST_WORDS = 40

/** A sentence over 40 words. */
export const langMening = fieldRule({
  id: 'lang-mening',
  severity: 'rad',
  where: isRunning,
  find: ({ sentences }) =>
    sentences.flatMap(({ from, to, text }) => {
      const words = countWords(text)
      return words > MOST_WORDS ? [{ from, to, message: messages.problems['lang-mening'].what(words) }] : []
    })
})
