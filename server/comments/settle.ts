import { type CompiledQuery, sql } from 'kysely'
import type { ThreadState } from '../../schemas/comments/thread.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { threadIn } from './rows.ts'
import { type By, change, type Writing } from './write.ts'

/** How a thread can end: comments are resolved, proposals accepted or rejected. */
export type End = Exclude<ThreadState, 'open'>

/**
 * Ends an open thread. The first who asks gets it; the same request again gets the same answer, and anybody else `redan-avgjord`.
 * `ownOnly`: only what the person made. Throws `finns-inte`, `inte-behorig`, and `ogiltig-begaran` for an end that this kind of thread does
 * not have.
 */
export async function settle(
  app: Writing,
  { document, person }: By,
  id: string,
  end: End,
  key: string,
  ownOnly = false
): Promise<void> {
  await change(app, document, async (db, revision) => {
    const thread = await threadIn(db, document, id)
    if (ownOnly && thread.created_by !== person) throw new StyrskriftError('inte-behorig')
    const isProposal = thread.replacement !== null
    if (isProposal === (end === 'resolved'))
      throw new StyrskriftError('ogiltig-begaran', { what: messages.comments.wrongEnd })
    if (thread.state === end && thread.state_by === person && thread.state_key === key) return
    if (thread.state !== 'open') {
      const by = await db
        .selectFrom('person')
        .select('name')
        .where('id', '=', thread.state_by ?? '')
        .executeTakeFirst()
      throw new StyrskriftError('redan-avgjord', { name: by?.name ?? messages.comments.somebody })
    }
    await db
      .updateTable('thread')
      .set({ state: end, state_by: person, state_at: app.now(), state_key: key, revision })
      .where('id', '=', id)
      .execute()
  })
}

/**
 * Accepts an open proposal, as queries of the transaction in which its words come into the text: both are stored, or neither. Somebody who has ended the thread
 * meanwhile fails that transaction (its state may not be null), and nothing is stored.
 */
export function acceptance({ db }: Pick<Storage, 'db'>, { document, person }: By, id: string, key: string, at: number) {
  const counted = db
    .insertInto('thread_counter')
    .values({ document, revision: 1 })
    .onConflict(c => c.column('document').doUpdateSet(eb => ({ revision: eb('thread_counter.revision', '+', 1) })))
  const accepted = sql`update thread set state = case when state = 'open' then 'accepted' else null end,
    state_by = ${person}, state_at = ${at}, state_key = ${key},
    revision = (select revision from thread_counter where document = ${document})
    where id = ${id} and document = ${document}`
  return [counted.compile(), accepted.compile(db)] satisfies readonly CompiledQuery[]
}

/** Opens a thread again; one that is open stays so. `ownOnly`: only what the person made. Throws `finns-inte`, `inte-behorig`. */
export async function reopen(app: Writing, { document, person }: By, id: string, ownOnly = false): Promise<void> {
  await change(app, document, async (db, revision) => {
    const thread = await threadIn(db, document, id)
    if (ownOnly && thread.created_by !== person) throw new StyrskriftError('inte-behorig')
    if (thread.state === 'open') return
    await db
      .updateTable('thread')
      .set({ state: 'open', state_by: person, state_at: app.now(), state_key: null, revision })
      .where('id', '=', id)
      .execute()
  })
}
