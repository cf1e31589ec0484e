import { sql } from 'kysely'
import { messages } from '../../schemas/messages/messages.ts'
import { addDays, type Day, dayOf, hourOf } from '../../schemas/remiss/day.ts'
import { handlingPath, NOBODY, OPEN } from '../../schemas/remiss/handling-address.ts'
import { letterKey } from '../../schemas/remiss/letter.ts'
import { FIRST_HOUR, type Reminders, reminderDue, reminders } from '../../schemas/remiss/reminders.ts'
import { type Repeating, repeat } from '../repeat.ts'
import type { Db } from '../storage/storage.ts'
import { isAwaited } from './after.ts'
import { dateWords } from './dates.ts'
import { aboutOf, answersBy, type Sending, storeLetter, writeLetter } from './letters.ts'
import { lockedRemiss, type RemissEntry, recipientIn, recipientsOf } from './rows.ts'
import { coordinatorsOf, leftBehind } from './unassigned.ts'

const MINUTE = 60 * 1000
/** How often it is looked whether something is due. */
const PERIOD = MINUTE

const words = messages.remiss.letters

/**
 * Writes every reminder that is due now: to recipients who have not answered, and to the coordinator and those who handle. Any number of processes may do this
 * at once, and any of them may die in between: a letter, its link and its message are stored in one transaction, under a key that is used once, ever. Returns
 * how many were written here.
 */
export async function sendReminders(tools: Sending): Promise<number> {
  if (hourOf(tools.now()) < FIRST_HOUR) return 0
  const { db } = tools.storage
  const rows = await db
    .selectFrom('remiss')
    .innerJoin('document', 'document.id', 'remiss.document')
    .selectAll('remiss')
    .where('remiss.state', '!=', 'utkast')
    .where('document.state', '!=', 'arkiverad')
    .orderBy('remiss.id')
    .execute()
  let written = 0
  for (const remiss of rows) {
    try {
      if (remiss.state === 'skickad') written += await remindRecipients(tools, remiss)
      written += await tellCoordinator(tools, remiss)
    } catch (err) {
      // Another remiss does not wait for it; it is tried again at the next look.
      tools.log.error({ err, remiss: remiss.id }, 'reminders of a remiss could not be sent')
    }
  }
  if (written > 0) tools.mail.wake()
  return written
}

async function remindRecipients(tools: Sending, remiss: RemissEntry): Promise<number> {
  const { db, kind } = tools.storage
  const today = dayOf(tools.now())
  const when = reminders.parse(JSON.parse(remiss.reminders))
  const done = new Set(
    (await db.selectFrom('letter').select('key').where('remiss', '=', remiss.id).execute()).map(l => l.key)
  )
  let written = 0
  for (const { id } of await recipientsOf(db, remiss.id)) {
    // Each in a transaction of its own, with what is true of it at that moment: it may have answered just now.
    const wrote = await db.transaction().execute(async db => {
      const now = await lockedRemiss(db, kind, remiss.document, remiss.id)
      const recipient = await recipientIn(db, remiss.id, id).catch(() => null)
      if (!recipient || now.state !== 'skickad' || !isAwaited(recipient, now, today)) return false
      const due = dueFor(when, answersBy(recipient, now), recipient.sent_at, today)
      if (!due || done.has(letterKey(due.kind, id, due.lastDay))) return false
      const about = await aboutOf(db, now)
      return (await writeLetter(tools, db, about, recipient, { kind: due.kind, turn: due.lastDay, by: null })) !== null
    })
    if (wrote) written++
  }
  return written
}

function dueFor(when: Reminders, lastDay: Day | null, sentAt: number | null, today: Day) {
  if (lastDay === null || sentAt === null) return null
  const kind = reminderDue(when, lastDay, dayOf(sentAt), today)
  return kind && { kind, lastDay }
}

/** Tells the coordinator who has not answered when the last day has gone, and of synpunkter that wait when their day comes near. */
async function tellCoordinator(tools: Sending, remiss: RemissEntry): Promise<number> {
  const today = dayOf(tools.now())
  let written = 0
  const { last_day: lastDay, sent_by: coordinator } = remiss
  if (remiss.state === 'skickad' && coordinator !== null && lastDay !== null && today > lastDay)
    written += await write(tools, remiss, coordinator, 'samordnare-svarstid', lastDay, db =>
      answersSoFar(db, remiss, lastDay)
    )
  written += await tellOfUnassigned(tools, remiss)
  const when = reminders.parse(JSON.parse(remiss.reminders)).handling
  if (when === null) return written
  const { handling_day: handlingDay } = remiss
  if (coordinator !== null && handlingDay !== null && today >= addDays(handlingDay, -when))
    written += await write(tools, remiss, coordinator, 'samordnare-hantering', handlingDay, async db => {
      const count = await waiting(db, remiss.id, null, null)
      return count === 0 ? null : [words.coordinator.waiting(count), words.coordinator.handleBy(dateWords(handlingDay))]
    })
  for (const { handler, last_day } of await handlersOf(tools.storage.db, remiss.id)) {
    if (today < addDays(last_day, -when)) continue
    written += await write(tools, remiss, handler, 'samordnare-hantering', `${last_day}/egna`, async db => {
      const count = await waiting(db, remiss.id, handler, last_day)
      return count === 0 ? null : [words.coordinator.yours(count), words.coordinator.handleBy(dateWords(last_day))]
    })
  }
  return written
}

/** Tells the coordinator, once for each who has left, of synpunkter that have nobody to handle them since. */
async function tellOfUnassigned(tools: Sending, remiss: RemissEntry): Promise<number> {
  const { db } = tools.storage
  const left = await leftBehind(db, remiss.id)
  const coordinators = left.length === 0 ? [] : await coordinatorsOf(db, remiss)
  const path = handlingPath(remiss.document, { remiss: remiss.id, ansvarig: NOBODY, hantering: OPEN })
  let written = 0
  for (const { who, leftAt } of left)
    for (const person of coordinators)
      written += await write(
        tools,
        remiss,
        person,
        'utan-ansvarig',
        `${who}/${leftAt}`,
        async now => {
          const count = (await leftBehind(now, remiss.id)).find(each => each.who === who)?.count ?? 0
          return count === 0 ? null : [words.coordinator.unassigned(count)]
        },
        path
      )
  return written
}

async function write(
  tools: Sending,
  remiss: RemissEntry,
  person: string,
  kind: 'samordnare-svarstid' | 'samordnare-hantering' | 'utan-ansvarig',
  turn: string,
  say: (db: Db) => Promise<string[] | null>,
  path = `/dokument/${remiss.document}/remiss/${remiss.id}`
): Promise<number> {
  const key = letterKey(kind, `${remiss.id}/${person}`, turn)
  const done = await tools.storage.db.selectFrom('letter').select('id').where('key', '=', key).executeTakeFirst()
  if (done) return 0
  return tools.storage.db.transaction().execute(async db => {
    const to = await db
      .selectFrom('person')
      .select(['name', 'email'])
      .where('id', '=', person)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    const body = await say(db)
    if (!to?.email || !body) return 0
    const { document } = await aboutOf(db, remiss)
    const subject = words.subjects[kind](document.title)
    const open = kind === 'utan-ansvarig' ? words.coordinator.openSynpunkter : words.coordinator.open
    const text = [words.helloTo(to.name), ...body, `${open}\n${tools.address}${path}`].join('\n\n')
    const row = { key, remiss: remiss.id, recipient: null, person, kind, address: to.email, subject, text }
    if (!(await storeLetter(db, { ...row, link: null, files: '[]', made_by: null, made_at: tools.now() }))) return 0
    await tools.mail.sendIn(db, { to: to.email, subject, text, key })
    return 1
  })
}

async function answersSoFar(db: Db, remiss: RemissEntry, lastDay: Day): Promise<string[]> {
  const asked = (await recipientsOf(db, remiss.id)).filter(each => each.sent_at !== null)
  const missing = asked.filter(each => isAwaited(each, remiss, addDays(lastDay, 1)))
  const { ended, answered, missing: are, row } = words.coordinator
  const rows = missing.map(each => row(each.name, dateWords(answersBy(each, remiss) ?? lastDay)))
  const list = rows.length === 0 ? [] : [`${are}\n${rows.join('\n')}`]
  return [`${ended(dateWords(lastDay))} ${answered(asked.length - missing.length, asked.length)}`, ...list]
}

/** How many synpunkter of a remiss nobody has decided; of one who handles, by one day. */
async function waiting(db: Db, remiss: string, handler: string | null, lastDay: Day | null): Promise<number> {
  let query = db
    .selectFrom('synpunkt')
    .leftJoin('handling', 'handling.synpunkt', 'synpunkt.id')
    .select(sql<number>`count(*)`.as('number'))
    .where('synpunkt.remiss', '=', remiss)
    .where('synpunkt.removed_at', 'is', null)
    .where('handling.outcome', 'is', null)
  if (handler !== null) query = query.where('handling.handler', '=', handler).where('handling.last_day', '=', lastDay)
  return Number((await query.executeTakeFirst())?.number ?? 0)
}

async function handlersOf(db: Db, remiss: string): Promise<{ handler: string; last_day: Day }[]> {
  const rows = await db
    .selectFrom('handling')
    .innerJoin('synpunkt', 'synpunkt.id', 'handling.synpunkt')
    .select(['handling.handler', 'handling.last_day'])
    .distinct()
    .where('synpunkt.remiss', '=', remiss)
    .where('synpunkt.removed_at', 'is', null)
    .where('handling.outcome', 'is', null)
    .where('handling.handler', 'is not', null)
    .where('handling.last_day', 'is not', null)
    .execute()
  return rows.flatMap(({ handler, last_day }) => (handler && last_day ? [{ handler, last_day }] : []))
}

/** Sends reminders from now on, until it is stopped. */
export const startReminders = (tools: Sending, period = PERIOD): Repeating =>
  repeat(
    period,
    () => sendReminders(tools),
    err => tools.log.error({ err }, 'reminders could not be sent')
  )
