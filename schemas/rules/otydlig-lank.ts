import { messages } from '../messages/messages.ts'
import { fieldRule } from './field-rule.ts'

/** Link texts that say nothing by themselves, and addresses in full (WCAG 2.1, 2.4.4). */
const UNCLEAR =
  /^(?:klicka\s+)?(?:här|denna\s+länk|den\s+här\s+länken|länk|läs\s+mer(?:\s+här)?|mer|se\s+här)[.:…]*$|^https?:\/\/\S+$/iu

/** A link whose text does not say where it leads. */
export const otydligLank = fieldRule({
  id: 'otydlig-lank',
  severity: 'rad',
  find: ({ links }) =>
    links
      .filter(link => UNCLEAR.test(link.text.trim()))
      .map(({ from, to, text }) => ({ from, to, message: messages.problems['otydlig-lank'].what(text.trim()) }))
})
