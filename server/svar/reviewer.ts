import type { Selectable } from 'kysely'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { isLinkOpen, TOKEN } from '../../schemas/remiss/link.ts'
import type { AnswerParticipantTable, RecipientTable, RemissTable } from '../storage/remiss-schema.ts'
import type { Storage } from '../storage/storage.ts'
import { hashOf, newSecret } from './secret.ts'

/** Somebody who works on the answer of a recipient, with what they may see. */
export interface Reviewer {
  participant: Pick<Selectable<AnswerParticipantTable>, 'id' | 'name' | 'email'>
  recipient: Selectable<RecipientTable>
  remiss: Selectable<RemissTable>
  /** The frozen version that is answered. */
  version: string
}

/** What a link that opens nothing says, whatever the reason: no such link, too old, withdrawn, of a recipient or a remiss that is gone. */
const closed = (): StyrskriftError => new StyrskriftError('svarslank-galler-inte')

/** As often the time is noted at which somebody was last here. */
const SEEN_EVERY = 60_000

/**
 * Whoever holds the secret of a participant of this recipient, as long as the link by which they came opens. Throws `svarslank-galler-inte`. Every refusal
 * comes after the same query, so that it takes as long whatever the reason.
 */
export async function findReviewer(
  storage: Storage,
  secret: string | undefined,
  recipient: string,
  now: number
): Promise<Reviewer> {
  const row = await storage.db
    .selectFrom('answer_participant')
    .innerJoin('access_link', 'access_link.id', 'answer_participant.link')
    .select([
      'answer_participant.id',
      'answer_participant.name',
      'answer_participant.email',
      'answer_participant.recipient',
      'answer_participant.seen_at',
      'answer_participant.left_at',
      'access_link.recipient as link_recipient',
      'access_link.expires_at',
      'access_link.withdrawn_at'
    ])
    .where('answer_participant.secret_hash', '=', hashOf(secret ?? ''))
    .executeTakeFirst()
  const place = await placeOf(storage, recipient)
  const open =
    row &&
    row.recipient === recipient &&
    row.link_recipient === recipient &&
    row.left_at === null &&
    isLinkOpen(row, now)
  if (!open || !place) throw closed()
  if (now - row.seen_at > SEEN_EVERY) {
    await storage.db.updateTable('answer_participant').set({ seen_at: now }).where('id', '=', row.id).execute()
  }
  return { participant: { id: row.id, name: row.name, email: row.email }, ...place }
}

async function placeOf(storage: Storage, id: string): Promise<Omit<Reviewer, 'participant'> | null> {
  const recipient = await storage.db.selectFrom('recipient').selectAll().where('id', '=', id).executeTakeFirst()
  const remiss = await storage.db
    .selectFrom('remiss')
    .selectAll()
    .where('id', '=', recipient?.remiss ?? '')
    .executeTakeFirst()
  if (!recipient || !remiss || recipient.removed_at !== null || remiss.state === 'utkast' || remiss.version === null)
    return null
  return { recipient, remiss, version: remiss.version }
}

/** A link that was opened: whose answer it is, and the secret of whoever opened it; null when their browser has one already. */
export interface Opened {
  recipient: string
  document: string
  secret: string | null
}

/**
 * Exchanges the token of a link for a secret. `known` gives what the browser holds for a recipient: who comes back by a new link stays who they were.
 * Throws `svarslank-galler-inte`.
 */
export async function openLink(
  storage: Storage,
  token: string | undefined,
  known: (recipient: string) => string | undefined,
  now: number
): Promise<Opened> {
  const { db } = storage
  const link = await db
    .selectFrom('access_link')
    .selectAll()
    .where('token_hash', '=', hashOf(token ?? ''))
    .executeTakeFirst()
  const recipient = link?.recipient ?? ''
  const place = await placeOf(storage, recipient)
  const before = await db
    .selectFrom('answer_participant')
    .select(['id', 'recipient'])
    .where('secret_hash', '=', hashOf(known(recipient) ?? ''))
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!link || !place || !TOKEN.test(token ?? '') || !isLinkOpen(link, now)) throw closed()
  await db
    .updateTable('access_link')
    .set({ used_at: now })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .execute()
  await db
    .updateTable('recipient')
    .set({ opened_at: now })
    .where('id', '=', recipient)
    .where('opened_at', 'is', null)
    .execute()
  if (before?.recipient === recipient) {
    const seen = { link: link.id, seen_at: now }
    await db.updateTable('answer_participant').set(seen).where('id', '=', before.id).execute()
    return { recipient, document: place.remiss.document, secret: null }
  }
  const secret = newSecret()
  await db
    .insertInto('answer_participant')
    .values({
      id: newRecordId(),
      recipient,
      link: link.id,
      person: null,
      name: '',
      email: '',
      secret_hash: hashOf(secret),
      created_at: now,
      seen_at: now
    })
    .execute()
  return { recipient, document: place.remiss.document, secret }
}

/** Whoever asks says who they are. Once: what they have written stays under the name. */
export async function nameReviewer(
  storage: Storage,
  participant: string,
  { name, email }: { name: string; email: string }
): Promise<void> {
  await storage.db.updateTable('answer_participant').set({ name, email }).where('id', '=', participant).execute()
}

/** The participant has ended on this device: the secret opens nothing more. */
export async function leaveAnswer(storage: Storage, participant: string, now: number): Promise<void> {
  const left = { left_at: now, secret_hash: null }
  await storage.db.updateTable('answer_participant').set(left).where('id', '=', participant).execute()
}
