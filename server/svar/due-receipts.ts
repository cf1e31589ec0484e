import type { App } from '../http/app.ts'
import { type Repeating, repeat } from '../repeat.ts'
import { FrozenVersions } from './frozen.ts'
import { receiptKey, sendReceipts } from './receipt-mail.ts'
import { submissionOf } from './submit.ts'

type Tools = Pick<App, 'storage' | 'mail' | 'now' | 'log'>

const MINUTE = 60 * 1000
/** An answer so new may have its receipt made just now. */
const JUST_NOW = MINUTE
/** A receipt for something older helps nobody any more. */
const LATEST = 30 * 24 * 60 * MINUTE

/**
 * Sends the receipts that were never stored: a server that ended, or a database that was away, between an answer and its receipt. An answer is stored with its
 * receipts or before them, and never waits for a Word file to be made; so this looks after it. Returns how many answers it was. One that fails is logged and tried
 * again.
 */
export async function sendDueReceipts(app: Tools, frozen: FrozenVersions): Promise<number> {
  let sent = 0
  for (const due of await dueReceipts(app)) {
    try {
      sent += (await sendOne(app, frozen, due)) ? 1 : 0
    } catch (err) {
      app.log.error({ err, submission: due.id }, 'a receipt could not be sent')
    }
  }
  return sent
}

/** Answers that came through the page, and of whose receipts none has been stored. */
async function dueReceipts({ storage: { db }, now }: Tools) {
  const since = now() - LATEST
  const answers = await db
    .selectFrom('submission')
    .select(['id', 'recipient', 'remiss', 'number'])
    .where('way', 'in', ['lank', 'inloggning'])
    .where('at', '<=', now() - JUST_NOW)
    .where('at', '>=', since)
    .orderBy('at')
    .execute()
  if (answers.length === 0) return []
  const stored = await db
    .selectFrom('letter')
    .select(['key', 'address'])
    .where('kind', '=', 'kvitto')
    .where('made_at', '>=', since)
    .execute()
  const done = new Set(stored.map(({ key, address }) => key.slice(0, key.length - address.length)))
  return answers.filter(({ recipient, number }) => !done.has(receiptKey(recipient, number, '')))
}

async function sendOne(
  app: Tools,
  frozen: FrozenVersions,
  { id, recipient, remiss }: { id: string; recipient: string; remiss: string }
): Promise<boolean> {
  const { db } = app.storage
  const row = await submissionOf(app.storage, recipient, 'id', id)
  const whose = await db.selectFrom('recipient').selectAll().where('id', '=', recipient).executeTakeFirst()
  const about = await db.selectFrom('remiss').selectAll().where('id', '=', remiss).executeTakeFirst()
  if (!row || !whose || !about?.version) return false
  const answered = { recipient: whose, remiss: about }
  const version = await frozen.of(about.document, about.version)
  return sendReceipts(app, answered, version, row)
}

/** Looks now, and each minute from now on, until it is stopped. */
export function startReceipts(app: Tools, period = MINUTE): Repeating {
  const frozen = new FrozenVersions(app.storage)
  return repeat(
    period,
    () => sendDueReceipts(app, frozen),
    err => app.log.error({ err }, 'receipts could not be looked after')
  )
}
