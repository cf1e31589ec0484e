import type { HandledBody, HandledRemiss, HandlingTable } from '../../schemas/api/handling.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { questions } from '../../schemas/remiss/question.ts'
import type { Origin } from '../../schemas/remiss/recipient.ts'
import type { Access } from '../documents/access.ts'
import type { App } from '../http/app.ts'
import { answersBy } from '../remiss/letters.ts'
import { stateOf } from '../remiss/recipient-state.ts'
import { remissIn } from '../remiss/rows.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { answerSummaries } from './answer-summaries.ts'
import { makeMissing } from './make.ts'
import { peopleWhoHandle } from './people.ts'
import { lastRevision, type RemissRow, synpunkterOf } from './rows.ts'

type Reading = Pick<App, 'storage' | 'now'>

/** The remisser of a document that have been sent, the latest first. */
export async function handledRemisser(app: Reading, document: string): Promise<HandledRemiss[]> {
  const { db } = app.storage
  const rows = await db
    .selectFrom('remiss')
    .selectAll()
    .where('document', '=', document)
    .where('version', 'is not', null)
    .orderBy('number', 'desc')
    .execute()
  for (const row of rows) await makeMissing(app.storage, row.id, app.now())
  return Promise.all(rows.map(row => summaryOf(db, row)))
}

async function summaryOf(db: Db, row: RemissRow): Promise<HandledRemiss> {
  const { all, handled } = await db
    .selectFrom('synpunkt')
    .leftJoin('handling', 'handling.synpunkt', 'synpunkt.id')
    .select(eb => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('handling.outcome').as('handled')])
    .where('synpunkt.remiss', '=', row.id)
    .where('synpunkt.removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    lastDay: row.last_day,
    handlingDay: row.handling_day,
    sentAt: row.sent_at === null ? null : new Date(row.sent_at).toISOString(),
    synpunkter: Number(all),
    handled: Number(handled)
  }
}

/**
 * The table of a remiss: its synpunkter (all, or those that changed after a revision), who was asked and what came, groups, people. Of an answer that has not been
 * submitted only its state is told, never a word. Throws `finns-inte`.
 */
export async function handlingTable(app: Reading, access: Access, id: string, since: number): Promise<HandlingTable> {
  const { storage } = app
  const { db } = storage
  const remiss = await remissIn(db, access.document.id, id)
  await makeMissing(storage, remiss.id, app.now())
  // Read before the synpunkter: what changes in between is asked for again, and nothing is missed.
  const revision = await lastRevision(db, remiss.id)
  const synpunkter = await synpunkterOf(db, remiss.id, { since })
  const can = (action: 'handle-synpunkt' | 'lead-handling' | 'accept-proposal'): boolean =>
    mayDo(access.role, action, access.state) === 'yes'
  return {
    remiss: await summaryOf(db, remiss),
    today: dayOf(app.now()),
    synpunkter,
    bodies: await bodiesOf(storage, remiss, dayOf(app.now())),
    groups: await db
      .selectFrom('synpunkt_group')
      .select(['id', 'name'])
      .where('remiss', '=', remiss.id)
      .orderBy('name')
      .execute(),
    people: await peopleWhoHandle(storage, access.document.id, synpunkter),
    revision,
    may: { handle: can('handle-synpunkt'), lead: can('lead-handling'), accept: can('accept-proposal') }
  }
}

async function bodiesOf(storage: Storage, remiss: RemissRow, today: string): Promise<HandledBody[]> {
  const [recipients, submissions] = await Promise.all([
    storage.db
      .selectFrom('recipient')
      .selectAll()
      .where('remiss', '=', remiss.id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    answerSummaries(storage, remiss.id)
  ])
  const questionOf = new Map(questions.parse(JSON.parse(remiss.questions)).map(({ id, text }) => [id, text]))
  const byRecipient = Map.groupBy(submissions, each => each.recipient)
  return recipients
    .filter(row => row.removed_at === null || byRecipient.has(row.id))
    .map((row): HandledBody => {
      const answers = byRecipient.get(row.id) ?? []
      return {
        id: row.id,
        name: row.name,
        unit: row.unit,
        origin: row.origin as Origin,
        state: stateOf(row, remiss, today),
        lastDay: answersBy(row, remiss),
        extendedTo: row.extended_to,
        // That of its latest answer that takes one. Its own words never become one of the list.
        position: answers.findLast(answer => answer.position !== null)?.position ?? null,
        submissions: answers.map(({ id, number, at, abstains, supplement_to, asked }) => ({
          id,
          number,
          at: new Date(at).toISOString(),
          abstains,
          supplement: supplement_to !== null,
          asked: [...asked].map(([part, question]) => ({ part, question: questionOf.get(question) ?? '' }))
        }))
      }
    })
}
