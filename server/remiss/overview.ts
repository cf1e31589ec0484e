import { sql } from 'kysely'
import type { Delivery, RecipientRow, RemissDetail, RemissRow } from '../../schemas/api/remiss.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import type { LetterKind } from '../../schemas/remiss/letter.ts'
import { LANGUAGES, questions } from '../../schemas/remiss/question.ts'
import type { RecipientState } from '../../schemas/remiss/recipient.ts'
import { reminders } from '../../schemas/remiss/reminders.ts'
import { contact, decision, positions, type RemissKind, type RemissState } from '../../schemas/remiss/remiss.ts'
import { submission, WAYS, type Way } from '../../schemas/remiss/submission.ts'
import type { Access } from '../documents/access.ts'
import type { Db } from '../storage/storage.ts'
import { listVersions } from '../versions/versions.ts'
import { answersBy, outcomeOf } from './letters.ts'
import { missivIn } from './missiv.ts'
import { stateOf } from './recipient-state.ts'
import { type RecipientEntry, type RemissEntry, type Remissing, recipientsOf, remissIn } from './rows.ts'

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

/** The remisser of a document, the latest first. */
export async function remisserOf({ storage, now }: Remissing, document: string): Promise<RemissRow[]> {
  const rows = await storage.db
    .selectFrom('remiss')
    .selectAll()
    .where('document', '=', document)
    .orderBy('number', 'desc')
    .execute()
  const today = dayOf(now())
  return Promise.all(
    rows.map(async remiss => {
      const recipients = await recipientsOf(storage.db, remiss.id)
      const counts: Partial<Record<RecipientState, number>> = {}
      for (const recipient of recipients) {
        const state = stateOf(recipient, remiss, today)
        counts[state] = (counts[state] ?? 0) + 1
      }
      return {
        id: remiss.id,
        number: remiss.number,
        kind: remiss.kind as RemissKind,
        state: remiss.state as RemissState,
        sentAt: iso(remiss.sent_at),
        lastDay: remiss.last_day,
        recipients: recipients.length,
        counts
      }
    })
  )
}

/** One remiss, with its recipients and how far each has come. Throws `finns-inte`. */
export async function detailOf(tools: Remissing, access: Access, id: string): Promise<RemissDetail> {
  const { db } = tools.storage
  const { document, role, state } = access
  const remiss = await remissIn(db, document.id, id)
  const version = (await listVersions(tools.storage, document.id)).find(each => each.id === remiss.version)
  const sender = remiss.sent_by
    ? await db.selectFrom('person').select('name').where('id', '=', remiss.sent_by).executeTakeFirst()
    : undefined
  const missiv = missivIn(remiss)
  return {
    id: remiss.id,
    document: { id: document.id, title: document.title, diarienummer: document.diarienummer, state },
    number: remiss.number,
    kind: remiss.kind as RemissKind,
    state: remiss.state as RemissState,
    version: version ? { id: version.id, number: version.number, hash: version.hash, at: version.createdAt } : null,
    lastDay: remiss.last_day,
    handlingDay: remiss.handling_day,
    questions: questions.parse(JSON.parse(remiss.questions)),
    positions: positions.parse(JSON.parse(remiss.positions)),
    decision: decision.parse(JSON.parse(remiss.decision)),
    contact: contact.parse(JSON.parse(remiss.contact)),
    reminders: reminders.parse(JSON.parse(remiss.reminders)),
    missiv: missiv && { document: missiv.document, version: missiv.version },
    sentAt: iso(remiss.sent_at),
    sentBy: sender?.name ?? null,
    endedAt: iso(remiss.ended_at),
    today: dayOf(tools.now()),
    recipients: await recipientRows(tools, remiss),
    maySend: mayDo(role, 'send-remiss', state) === 'yes',
    mayRemoveContacts: mayDo(role, 'remove-contacts', state) === 'yes',
    seesIntake: mayDo(role, 'see-intake', state) === 'yes',
    sendsMail: tools.mail.sends,
    revision: remiss.revision
  }
}

async function recipientRows(tools: Remissing, remiss: RemissEntry): Promise<RecipientRow[]> {
  const { db } = tools.storage
  const recipients = await recipientsOf(db, remiss.id)
  const [deliveries, links, said, answers, people, ways] = await Promise.all([
    deliveriesOf(db, remiss.id),
    openLinks(db, remiss.id, tools.now()),
    synpunkterOf(db, remiss.id),
    positionsOf(db, remiss.id),
    namesOf(db, recipients),
    waysOf(db, remiss.id)
  ])
  const today = dayOf(tools.now())
  return recipients.map(recipient => {
    const delivery = deliveries.get(recipient.id) ?? null
    const times = [
      recipient.sent_at,
      recipient.opened_at,
      recipient.begun_at,
      recipient.submitted_at,
      recipient.abstained_at
    ]
    const latest = Math.max(0, delivery === null ? 0 : Date.parse(delivery.at), ...times.map(time => time ?? 0))
    return {
      id: recipient.id,
      unit: recipient.unit,
      name: recipient.name,
      email: recipient.email,
      registrar: recipient.registrar,
      contact: recipient.contact,
      language: LANGUAGES.find(each => each === recipient.language) ?? 'sv',
      lastDay: recipient.last_day,
      origin: recipient.origin === 'spontan' ? 'spontan' : 'inbjuden',
      state: stateOf(recipient, remiss, today),
      answersBy: answersBy(recipient, remiss),
      extension:
        recipient.extended_to === null
          ? null
          : {
              to: recipient.extended_to,
              by: people.get(recipient.extended_by ?? '') ?? null,
              at: iso(recipient.extended_at) ?? '',
              note: recipient.extended_note ?? ''
            },
      sentAt: iso(recipient.sent_at),
      openedAt: iso(recipient.opened_at),
      submittedAt: iso(recipient.submitted_at),
      latestAt: latest === 0 ? null : iso(latest),
      ways: ways.get(recipient.id) ?? [],
      hasLink: links.has(recipient.id),
      position: answers.get(recipient.id) ?? null,
      synpunkter: said.get(recipient.id) ?? 0,
      delivery,
      revision: recipient.revision
    }
  })
}

/** What became of the last letter to each recipient. */
async function deliveriesOf(db: Db, remiss: string): Promise<Map<string, Delivery>> {
  const rows = await db
    .selectFrom('letter')
    .leftJoin('outbox', 'outbox.key', 'letter.key')
    .select(['letter.id', 'letter.recipient', 'letter.kind', 'letter.made_at'])
    .select(['outbox.state', 'outbox.problem', 'outbox.attempts', 'outbox.next_at'])
    .where('letter.remiss', '=', remiss)
    .where('letter.recipient', 'is not', null)
    .orderBy('letter.made_at')
    .orderBy('letter.key', 'desc')
    .execute()
  return new Map(
    rows.map(row => [
      row.recipient ?? '',
      {
        kind: row.kind as LetterKind,
        at: new Date(row.made_at).toISOString(),
        letter: row.id,
        ...outcomeOf(row)
      }
    ])
  )
}

/** How the answers of each came in, in the order in which they came. */
async function waysOf(db: Db, remiss: string): Promise<Map<string, Way[]>> {
  const rows = await db
    .selectFrom('submission')
    .select(['recipient', 'way'])
    .where('remiss', '=', remiss)
    .orderBy('number')
    .execute()
  const found = new Map<string, Way[]>()
  for (const { recipient, way } of rows) {
    const known = WAYS.find(each => each === way)
    const ways = found.get(recipient) ?? []
    if (known && !ways.includes(known)) found.set(recipient, [...ways, known])
  }
  return found
}

async function openLinks(db: Db, remiss: string, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('access_link')
    .innerJoin('recipient', 'recipient.id', 'access_link.recipient')
    .select('access_link.recipient')
    .where('recipient.remiss', '=', remiss)
    .where('access_link.withdrawn_at', 'is', null)
    .where('access_link.expires_at', '>', now)
    .execute()
  return new Set(rows.map(row => row.recipient))
}

async function synpunkterOf(db: Db, remiss: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('synpunkt')
    .innerJoin('submission', 'submission.id', 'synpunkt.submission')
    .select(['submission.recipient', sql<number>`count(*)`.as('number')])
    .where('synpunkt.remiss', '=', remiss)
    .where('synpunkt.removed_at', 'is', null)
    .groupBy('submission.recipient')
    .execute()
  return new Map(rows.map(row => [row.recipient, Number(row.number)]))
}

/** The position of each that has answered, as its latest submission says it. */
async function positionsOf(db: Db, remiss: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('submission')
    .select(['recipient', 'content'])
    .where('remiss', '=', remiss)
    .orderBy('number')
    .execute()
  const found = new Map<string, string>()
  for (const { recipient, content } of rows) {
    const read = submission.safeParse(JSON.parse(content))
    if (!read.success) continue
    for (const { part } of read.data.parts)
      if (part.kind === 'stallningstagande' && (part.position || part.words))
        found.set(recipient, part.position ?? part.words)
  }
  return found
}

async function namesOf(db: Db, recipients: readonly RecipientEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(recipients.flatMap(each => (each.extended_by === null ? [] : [each.extended_by])))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
