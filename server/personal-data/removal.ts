import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { RemovalPreview, removalBody } from '../../schemas/api/personal-data.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { type Released, releaseSynpunkter } from '../handling/leaving.ts'
import { demandAnother } from '../people/administration.ts'
import { dropLinks } from '../people/links.ts'
import { nameKey } from '../people/names.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { demandPersonRow } from './collect.ts'
import { type RemissInventory, removeFromRemisser } from './from-remisser.ts'
import { type Inventory, inventoryOf, ownMail } from './inventory.ts'

const words = messages.admin.removal

/** What is known of a person besides what stays, told before it is removed. Throws `finns-inte`. */
export async function previewRemoval(db: Db, id: string): Promise<RemovalPreview> {
  const person = await demandPersonRow(db, id)
  const has = await inventoryOf(db, person)
  const preview = {
    name: person.name,
    removes: removesOf(person.name, person.email, has),
    stays: staysOf(has),
    alone: has.alone
  }
  return {
    key: createHash('sha256')
      .update(JSON.stringify([id, preview]))
      .digest('hex'),
    ...preview
  }
}

function removesOf(name: string, email: string | null, has: Inventory): string[] {
  const { what } = words
  const units = has.contactFor.map(unit => unit.name).join(', ')
  return [
    what.name(name),
    email === null ? '' : what.email(email),
    what.signIn,
    has.sessions > 0 ? what.sessions(has.sessions) : '',
    has.units > 0 ? what.units(has.units) : '',
    has.roles > 0 ? what.roles(has.roles) : '',
    units === '' ? '' : what.contact(units),
    has.mail > 0 ? what.mail(has.mail) : '',
    has.read > 0 ? what.reading(has.read) : '',
    has.refused > 0 ? what.refused(has.refused) : '',
    ...removesInRemisser(has.remisser),
    ...(has.remisser.open.length > 0 ? [messages.personalRemiss.removes.open(has.remisser.open)] : [])
  ].filter(line => line !== '')
}

function staysOf(has: Inventory): RemovalPreview['stays'] {
  const { stays } = words
  return [
    ...(has.documents > 0 ? [{ what: stays.text(has.documents), why: stays.textWhy }] : []),
    { what: stays.names, why: stays.namesWhy },
    ...(has.comments > 0 ? [{ what: stays.comments(has.comments), why: stays.commentsWhy }] : []),
    ...staysInRemisser(has.remisser),
    ...(has.log > 0 ? [{ what: stays.audit(has.log), why: stays.auditWhy }] : []),
    { what: stays.backups, why: stays.backupsWhy }
  ]
}

function removesInRemisser(has: RemissInventory): string[] {
  const words = messages.personalRemiss.removes
  const counted: [number, (n: number) => string][] = [
    [has.contactFor, words.contactFor],
    [has.savedLists, words.savedLists],
    [has.unsent, words.unsent],
    [has.workedOnAnswers, words.workedOnAnswers],
    [has.ownLetters, words.ownLetters]
  ]
  return counted.flatMap(([n, say]) => (n > 0 ? [say(n)] : []))
}

function staysInRemisser(has: RemissInventory): RemovalPreview['stays'] {
  const words = messages.personalRemiss.stays
  const counted = [
    [has.submitted, words.submitted],
    [has.sentTo, words.sentTo],
    [has.acts, words.acts]
  ] as const
  return counted.flatMap(([n, { what, why }]) => (n > 0 ? [{ what: what(n), why }] : []))
}

/**
 * Removes what a preview said, all or nothing. The person is ended and keeps their id, so that what stays still hangs together. Throws
 * `finns-inte`, `andrad-under-tiden`, `sista-administratoren`, `ensam-agare`, and returns what there was, with the synpunkter that
 * nobody handles any more.
 */
export async function removePerson(
  storage: Storage,
  id: string,
  { key, successor }: z.infer<typeof removalBody>,
  now: number,
  by: string
): Promise<Inventory & { released: Released[] }> {
  return storage.db.transaction().execute(async db => {
    await demandAnother(db, storage, id)
    const person = await demandPersonRow(db, id)
    const preview = await previewRemoval(db, id)
    if (preview.key !== key) throw new StyrskriftError('andrad-under-tiden', { name: person.name })
    const has = await inventoryOf(db, person)
    await handOver(db, has, id, successor)
    const released = await releaseSynpunkter(db, storage.kind, id, by, now)
    await removeFromRemisser(db, person)
    await removeRows(db, id, person.email)
    await db
      .updateTable('person')
      .set({
        name: words.removedName,
        name_key: nameKey(words.removedName),
        email: null,
        administrator: 0,
        ended_at: person.ended_at ?? now
      })
      .where('id', '=', id)
      .execute()
    return { ...has, released }
  })
}

/** Somebody else becomes the owner of what would otherwise have none. */
async function handOver(db: Db, { alone }: Inventory, id: string, successor: string | undefined): Promise<void> {
  if (alone.length === 0) return
  const heir = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', successor ?? '')
    .where('id', '!=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!heir) throw new StyrskriftError('ensam-agare', { count: String(alone.length) })
  for (const document of alone) {
    await db
      .insertInto('document_member')
      .values({ document: document.id, person: heir.id, role: 'agare', scope: null })
      .onConflict(c => c.columns(['document', 'person']).doUpdateSet({ role: 'agare', scope: null }))
      .execute()
  }
}

async function removeRows(db: Db, id: string, email: string | null): Promise<void> {
  await dropLinks(db, id)
  for (const table of ['auth_session', 'auth_account', 'auth_two_factor'] as const)
    await db.deleteFrom(table).where('user_id', '=', id).execute()
  await db.deleteFrom('auth_user').where('id', '=', id).execute()
  for (const table of [
    'person_unit',
    'document_member',
    'thread_read',
    'thread_notice',
    'refused_update',
    'import_draft'
  ] as const)
    await db.deleteFrom(table).where('person', '=', id).execute()
  await db
    .updateTable('unit')
    .set(eb => ({ contact_person: null, contact_name: '', version: eb('version', '+', 1) }))
    .where('contact_person', '=', id)
    .execute()
  if (email === null) return
  const mine = await ownMail(db, email).select('outbox.id').execute()
  for (const { id } of mine) {
    await db.deleteFrom('outbox_attachment').where('message', '=', id).execute()
    await db.deleteFrom('outbox').where('id', '=', id).execute()
  }
  // A link by e-mail is kept with the address that it went to.
  await db
    .deleteFrom('auth_verification')
    .where('value', 'like', `%"${email.replace(/[%_\\]/g, '')}"%`)
    .execute()
}
