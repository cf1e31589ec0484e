import { messages } from '../../schemas/messages/messages.ts'
import { handlingPath } from '../../schemas/remiss/handling-address.ts'
import { letterKey } from '../../schemas/remiss/letter.ts'
import type { App } from '../http/app.ts'
import { dateWords } from '../remiss/dates.ts'
import { storeLetter } from '../remiss/letters.ts'
import type { Change, RemissRow } from './rows.ts'

const words = messages.remiss.letters

/** Somebody who has been given synpunkter, in one act. */
export interface Assigned {
  to: string
  /** Their numbers. */
  numbers: readonly number[]
  /** By when, where all of them have the same day. */
  lastDay: string | null
  /** Who gave them. */
  by: string
}

/**
 * Writes one letter about all that somebody was given in one act, as part of the transaction in which they were given: its row and its message are stored with it. To
 * oneself none is written, nor to somebody without an address. `address`: where people open the product. Call `mail.wake` when the transaction is done.
 */
export async function tellAssigned(
  app: Pick<App, 'mail' | 'now'>,
  { db, revision }: Change,
  remiss: RemissRow,
  { to, numbers, lastDay, by }: Assigned,
  address: string
): Promise<void> {
  if (to === by || numbers.length === 0) return
  const people = await db.selectFrom('person').select(['id', 'name', 'email']).where('id', 'in', [to, by]).execute()
  const person = people.find(({ id }) => id === to)
  if (!person?.email) return
  const { title } = await db
    .selectFrom('document')
    .select('title')
    .where('id', '=', remiss.document)
    .executeTakeFirstOrThrow()
  const giver = people.find(({ id }) => id === by)?.name ?? messages.handling.detail.somebody
  const subject = words.subjects.tilldelning(title)
  const link = `${address}${handlingPath(remiss.document, { remiss: remiss.id, ansvarig: to })}`
  const text = [
    words.helloTo(person.name),
    words.assigned.given(giver, numbers.length, title),
    ...(lastDay === null ? [] : [words.assigned.by(dateWords(lastDay), numbers.length)]),
    `${words.assigned.open}\n${link}`
  ].join('\n\n')
  const key = letterKey('tilldelning', `${remiss.id}/${to}`, `${revision}`)
  const row = { key, remiss: remiss.id, recipient: null, person: to, kind: 'tilldelning', subject, text } as const
  const made = { address: person.email, link: null, files: '[]', made_by: by, made_at: app.now() }
  if (await storeLetter(db, { ...row, ...made })) await app.mail.sendIn(db, { to: person.email, subject, text, key })
}
