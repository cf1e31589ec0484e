import { messages } from '../../schemas/messages/messages.ts'
import { NO_CONTACT } from '../../schemas/remiss/remiss.ts'
import { openByDocument } from '../remiss/open-synpunkter.ts'
import type { Db } from '../storage/storage.ts'
import {
  contactsOf,
  lettersTo,
  listsWith,
  participantsOf,
  remissDataOf,
  type Somebody,
  without
} from './in-remisser.ts'

/** How much of somebody remisser hold: what can be removed, and what stays. */
export interface RemissInventory {
  contactFor: number
  savedLists: number
  unsent: number
  ownLetters: number
  workedOnAnswers: number
  submitted: number
  sentTo: number
  acts: number
  /** What they have to handle and nobody has decided, by document. */
  open: { title: string; open: number }[]
}

/** Counts it. Nothing is changed. */
export async function remissInventoryOf(db: Db, who: Somebody): Promise<RemissInventory> {
  const [data, unsent, letters] = await Promise.all([remissDataOf(db, who), unsentWith(db, who), lettersTo(db, who)])
  return {
    contactFor: data.contactFor.length,
    savedLists: data.savedLists.length,
    unsent: unsent.length,
    ownLetters: letters.filter(letter => letter.person === who.id).length,
    workedOnAnswers: data.workedOnAnswers.filter(each => each.name !== '' || each.email !== '').length,
    submitted: data.submitted.length,
    sentTo: data.recipients.filter(each => each.sent).length,
    acts: data.did.reduce((sum, each) => sum + each.rows, 0),
    open: await openByDocument(db, who.id)
  }
}

/** Recipients that name somebody and have been sent nothing: no record of the municipality yet. */
async function unsentWith(db: Db, who: Somebody) {
  const rows = await db
    .selectFrom('recipient')
    .select(['id', 'email', 'registrar', 'contact'])
    .where('sent_at', 'is', null)
    .where('origin', '=', 'inbjuden')
    .orderBy('id')
    .execute()
  return rows.filter(row => without(row, who) !== row)
}

/**
 * Removes somebody from what is no record: the contact of remisser, saved lists, recipients that have been sent nothing, those who worked on an answer, and the
 * name and address in letters to whoever was here. What was sent and what was submitted stays as it is.
 */
export async function removeFromRemisser(db: Db, who: Somebody): Promise<void> {
  for (const { id } of who.email === null ? [] : await contactsOf(db, who.email))
    await db
      .updateTable('remiss')
      .set(eb => ({ contact: JSON.stringify(NO_CONTACT), revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute()
  for (const { id, recipients } of await listsWith(db, who))
    await db
      .updateTable('recipient_list')
      .set({ recipients: JSON.stringify(recipients.map(each => without(each, who))) })
      .where('id', '=', id)
      .execute()
  for (const row of await unsentWith(db, who)) {
    const { email, registrar, contact } = without(row, who)
    await db
      .updateTable('recipient')
      .set(eb => ({ email, registrar, contact, revision: eb('revision', '+', 1) }))
      .where('id', '=', row.id)
      .execute()
  }
  for (const { id } of await participantsOf(db, who))
    await db
      .updateTable('answer_participant')
      .set({ name: '', email: '', secret_hash: null })
      .where('id', '=', id)
      .execute()
  for (const { id, person, text, subject } of await lettersTo(db, who))
    if (person === who.id)
      await db
        .updateTable('letter')
        .set({ address: '', subject: named(subject, who), text: named(text, who) })
        .where('id', '=', id)
        .execute()
}

const named = (text: string, { name }: Somebody): string => text.replaceAll(name, messages.admin.removal.removedName)
