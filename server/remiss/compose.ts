import { messages } from '../../schemas/messages/messages.ts'
import { withCapital } from '../../schemas/register/running-name.ts'
import type { Day } from '../../schemas/remiss/day.ts'
import type { LetterKind } from '../../schemas/remiss/letter.ts'
import type { Contact } from '../../schemas/remiss/remiss.ts'
import { dateWords } from './dates.ts'

const words = messages.remiss.letters

/** Letters to those who are asked. */
export type RecipientLetter = Extract<
  LetterKind,
  | 'utskick'
  | 'ny-lank'
  | 'paminnelse-fore'
  | 'paminnelse-dagen'
  | 'paminnelse-efter'
  | 'paminnelse'
  | 'anstand'
  | 'anstand-aterkallat'
  | 'aterkallad'
>

export interface LetterContent {
  kommun: string
  /** The document. */
  title: string
  diarienummer: string
  /** The recipient, as it is named inside a sentence. */
  name: string
  lastDay: Day | null
  contact: Contact
  /** The personal link; null: the letter carries none. */
  link: string | null
  /** The files go with it; otherwise they are on the page. */
  attached: boolean
}

/** A letter to a recipient, in plain text. */
export function composeLetter(kind: RecipientLetter, content: LetterContent): { subject: string; text: string } {
  const { title, name, contact } = content
  const by = content.lastDay === null ? '' : dateWords(content.lastDay)
  const reach = [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
  const link = content.link === null ? [] : [`${words.here}\n${content.link}`, words.personal(name)]
  const foot = reach === '' ? [] : [words.contact(reach)]
  const until = by === '' ? [] : [words.by(by)]
  const body: Record<RecipientLetter, string[]> = {
    utskick: [
      words.asked(content.kommun, name, title, content.diarienummer),
      ...until,
      ...link,
      content.attached ? words.attached : words.onThePage,
      words.notice
    ],
    'ny-lank': [words.newLink(name, title), ...until, ...link, words.notice],
    'paminnelse-fore': [words.before(withCapital(name), title, by), ...link, words.notice, words.ignore],
    'paminnelse-dagen': [words.onTheDay(name, title), ...link, words.notice, words.ignore],
    'paminnelse-efter': [words.after(name, title, by), ...link, words.notice, words.ignore],
    paminnelse: [words.before(withCapital(name), title, by), ...link, words.notice, words.ignore],
    anstand: [words.extended(withCapital(name), title, by), words.sameLink],
    'anstand-aterkallat': [words.takenBack(name, title), ...until, words.sameLink],
    aterkallad: [words.withdrawn(name, title)]
  }
  return {
    subject: words.subjects[kind](title),
    text: [words.hello, ...body[kind], ...foot, content.kommun].join('\n\n')
  }
}
