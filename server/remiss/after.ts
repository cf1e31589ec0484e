import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Day, dayOf } from '../../schemas/remiss/day.ts'
import { hasAnswered } from '../../schemas/remiss/recipient.ts'
import type { Db } from '../storage/storage.ts'
import { aboutOf, answersBy, type Sending, writeLetter } from './letters.ts'
import { prolongLinks, withdrawLinks } from './links.ts'
import { stateOf } from './recipient-state.ts'
import { dropRecipient } from './recipients.ts'
import { lockedRemiss, type RecipientEntry, type RemissEntry, recipientIn, recipientsOf, touchRemiss } from './rows.ts'

/** What happens to one recipient after the remiss has been sent. */
export interface Acting {
  remiss: RemissEntry
  recipient: string
  person: string
}

/** One change of a recipient, with the remiss held meanwhile; letters go out afterwards. */
async function change(
  tools: Sending,
  { remiss, recipient }: Acting,
  work: (db: Db, recipient: RecipientEntry, remiss: RemissEntry) => Promise<void>
): Promise<void> {
  await tools.storage.db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, tools.storage.kind, remiss.document, remiss.id)
    const found = await recipientIn(db, remiss.id, recipient)
    await work(db, found, locked)
    await touchRemiss(db, remiss.id)
  })
  tools.mail.wake()
}

const demandSent = (recipient: RecipientEntry): void => {
  if (recipient.sent_at === null) throw new StyrskriftError('remiss-inte-skickad')
}
const demandOut = (remiss: RemissEntry): void => {
  if (remiss.state === 'avslutad') throw new StyrskriftError('remiss-avslutad')
}

/** Grants anstånd until a day, or takes it back (null). The recipient is told of either, and its link lives as long. Throws `ingen-sista-dag`. */
export async function extend(tools: Sending, acting: Acting, to: Day | null, note: string): Promise<void> {
  await change(tools, acting, async (db, recipient, remiss) => {
    demandSent(recipient)
    demandOut(remiss)
    if (to !== null && to < dayOf(tools.now())) throw new StyrskriftError('ingen-sista-dag', { name: recipient.name })
    const by = to === null ? null : { extended_by: acting.person, extended_at: tools.now(), extended_note: note }
    await db
      .updateTable('recipient')
      .set(eb => ({
        extended_to: to,
        ...(by ?? { extended_by: null, extended_at: null, extended_note: null }),
        revision: eb('revision', '+', 1)
      }))
      .where('id', '=', recipient.id)
      .execute()
    const changed = { ...recipient, extended_to: to }
    await prolongLinks(db, recipient.id, answersBy(changed, remiss), tools.now())
    if (to === recipient.extended_to) return
    const about = await aboutOf(db, remiss)
    const kind = to === null ? 'anstand-aterkallat' : 'anstand'
    await writeLetter(tools, db, about, changed, { kind, turn: `${to}/${newRecordId()}`, by: acting.person })
  })
}

/** Makes a new link and sends it; those that the recipient had open nothing any more. Throws `mottagare-utan-epost`. */
export async function renewLink(tools: Sending, acting: Acting): Promise<void> {
  await change(tools, acting, async (db, recipient, remiss) => {
    demandSent(recipient)
    const turn = newRecordId()
    const about = await aboutOf(db, remiss)
    const link = await writeLetter(tools, db, about, recipient, { kind: 'ny-lank', turn, by: acting.person })
    if (link === null) throw new StyrskriftError('mottagare-utan-epost', { names: recipient.name })
    await withdrawLinks(db, recipient.id, { by: acting.person, now: tools.now(), except: link })
  })
}

/** Withdraws every link of a recipient: nobody comes in by one. */
export async function withdrawLink(tools: Sending, acting: Acting): Promise<void> {
  await change(tools, acting, async (db, recipient) => {
    await withdrawLinks(db, recipient.id, { by: acting.person, now: tools.now() })
  })
}

/**
 * Takes a recipient off the list. One that was sent nothing is gone; one that was sent something is told that the remiss is withdrawn for it, and stays in the
 * records. Throws `har-svarat`: what has answered stays on the list.
 */
export async function removeRecipient(tools: Sending, acting: Acting): Promise<void> {
  await change(tools, acting, async (db, recipient, remiss) => {
    if (recipient.submitted_at !== null || recipient.origin === 'spontan') throw new StyrskriftError('har-svarat')
    if (recipient.sent_at === null) {
      await dropRecipient(db, remiss.id, recipient.id)
      return
    }
    await withdrawLinks(db, recipient.id, { by: acting.person, now: tools.now() })
    await db.updateTable('recipient').set({ removed_at: tools.now() }).where('id', '=', recipient.id).execute()
    const about = await aboutOf(db, remiss)
    await writeLetter(tools, db, about, recipient, { kind: 'aterkallad', turn: 'en', by: acting.person })
  })
}

/** Has a recipient neither answered nor said that it abstains? */
export const isAwaited = (recipient: RecipientEntry, remiss: RemissEntry, today: Day): boolean =>
  recipient.sent_at !== null && !hasAnswered(stateOf(recipient, remiss, today))

/** Reminds by hand: those that are named, or all who have not answered; each at most once a day. Returns how many. */
export async function remindByHand(
  tools: Sending,
  remiss: RemissEntry,
  given: { person: string; recipients: readonly string[] }
): Promise<number> {
  const { storage } = tools
  const today = dayOf(tools.now())
  const count = await storage.db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    if (locked.state !== 'skickad') throw new StyrskriftError('remiss-avslutad')
    const about = await aboutOf(db, locked)
    let written = 0
    for (const recipient of await recipientsOf(db, remiss.id)) {
      if (given.recipients.length > 0 && !given.recipients.includes(recipient.id)) continue
      if (!isAwaited(recipient, locked, today)) continue
      const lastDay = answersBy(recipient, locked)
      const kind = lastDay !== null && today > lastDay ? 'paminnelse-efter' : 'paminnelse'
      if ((await writeLetter(tools, db, about, recipient, { kind, turn: `hand/${today}`, by: given.person })) !== null)
        written++
    }
    if (written > 0) await touchRemiss(db, remiss.id)
    return written
  })
  tools.mail.wake()
  return count
}
