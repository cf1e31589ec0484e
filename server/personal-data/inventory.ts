import { sql } from 'kysely'
import type { Storage } from '../storage/storage.ts'
import { type RemissInventory, remissInventoryOf } from './from-remisser.ts'
import type { Somebody } from './in-remisser.ts'

/** How much there is of a person where it can be removed, or stays. */
export interface Inventory {
  sessions: number
  units: number
  roles: number
  mail: number
  read: number
  refused: number
  comments: number
  documents: number
  log: number
  remisser: RemissInventory
  contactFor: { id: string; name: string }[]
  /** Documents that nobody else who is here owns. */
  alone: { id: string; title: string }[]
}

/** Messages to an address, but for letters to a recipient of a remiss: what became of those belongs to its records. */
export const ownMail = (db: Storage['db'], email: string) =>
  db
    .selectFrom('outbox')
    .where('outbox.recipient', '=', email)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('letter')
            .select('letter.id')
            .whereRef('letter.key', '=', 'outbox.key')
            .where('letter.recipient', 'is not', null)
        )
      )
    )

/** Counts it. Nothing is changed. */
export async function inventoryOf(db: Storage['db'], person: Somebody): Promise<Inventory> {
  const { id, email } = person
  const many = sql<number>`count(*)`.as('number')
  const number = async (query: { executeTakeFirst(): Promise<{ number: number } | undefined> }): Promise<number> =>
    Number((await query.executeTakeFirst())?.number ?? 0)
  const owned = await db
    .selectFrom('document_member')
    .innerJoin('document', 'document.id', 'document_member.document')
    .select(['document.id', 'document.title'])
    .where('document_member.person', '=', id)
    .where('document_member.role', '=', 'agare')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document_member as other')
            .innerJoin('person', 'person.id', 'other.person')
            .select('other.person')
            .whereRef('other.document', '=', 'document.id')
            .where('other.role', '=', 'agare')
            .where('other.person', '!=', id)
            .where('person.ended_at', 'is', null)
        )
      )
    )
    .orderBy('document.id')
    .execute()
  return {
    sessions: await number(db.selectFrom('auth_session').select(many).where('user_id', '=', id)),
    units: await number(db.selectFrom('person_unit').select(many).where('person', '=', id)),
    roles: await number(db.selectFrom('document_member').select(many).where('person', '=', id)),
    mail: email === null ? 0 : await number(ownMail(db, email).select(many)),
    remisser: await remissInventoryOf(db, person),
    read: await number(db.selectFrom('thread_read').select(many).where('person', '=', id)),
    refused: await number(db.selectFrom('refused_update').select(many).where('person', '=', id)),
    comments: await number(db.selectFrom('entry').select(many).where('author', '=', id)),
    documents: await number(
      db
        .selectFrom('document_client')
        .select(sql<number>`count(distinct document)`.as('number'))
        .where('person', '=', id)
    ),
    log: await number(db.selectFrom('audit_entry').select(many).where('person', '=', id)),
    contactFor: await db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('contact_person', '=', id)
      .orderBy('id')
      .execute(),
    alone: owned
  }
}
