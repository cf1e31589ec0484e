import type { StateOverview } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { isMet } from '../../schemas/remiss/demands.ts'
import { isOut, type Step } from '../../schemas/remiss/states.ts'
import { judge, type Transition, transitionsFrom } from '../../schemas/remiss/transitions.ts'
import type { Access } from '../documents/access.ts'
import type { Db } from '../storage/storage.ts'
import { freeze } from '../versions/freeze.ts'
import { factsOf, missingOf } from './facts.ts'
import type { Remissing } from './rows.ts'

/** Where a document stands, where it can go from there, what is missing, and how it came here. */
export async function stateOverviewOf(tools: Remissing, { document, state, role }: Access): Promise<StateOverview> {
  const ways = transitionsFrom(state)
  const facts = ways.length > 0 ? await factsOf(tools, document) : null
  const history = await tools.storage.db
    .selectFrom('state_change')
    .leftJoin('person', 'person.id', 'state_change.changed_by')
    .selectAll('state_change')
    .select('person.name')
    .where('state_change.document', '=', document.id)
    .orderBy('state_change.changed_at')
    .orderBy('state_change.id')
    .execute()
  return {
    state,
    ways: ways.map(({ to, by, roles, demands }) => ({
      to,
      by,
      may: roles.includes(role),
      missing: facts ? demands.filter(demand => !isMet(demand, facts)).map(demand => missingOf(demand, facts)) : []
    })),
    history: history.map(row => ({
      from: row.from_state,
      to: row.to_state,
      at: new Date(row.changed_at).toISOString(),
      by: row.name,
      version: row.version
    }))
  }
}

/**
 * The way from the state that the document has to another, when this role may go it and nothing is missing. Throws `ingen-sadan-vag`, `inte-behorig`,
 * `saknas-for-tillstandet`.
 */
export async function demandWay(tools: Remissing, { document, state, role }: Access, to: Step): Promise<Transition> {
  const first = judge(state, to, role, NOTHING_KNOWN)
  if (first.may === 'no-way') throw noWay(state, to)
  if (first.may === 'wrong-role') throw new StyrskriftError('inte-behorig')
  if (first.transition.demands.length === 0) return first.transition
  const facts = await factsOf(tools, document)
  const verdict = judge(state, to, role, facts)
  if (verdict.may === 'missing') {
    const what = verdict.missing.map(demand => {
      const { count, names } = missingOf(demand, facts)
      return messages.remiss.demands[demand](count, names)
    })
    throw new StyrskriftError('saknas-for-tillstandet', { state: messages.states[to], what: what.join(' ') })
  }
  return first.transition
}

const NOTHING_KNOWN = {
  errors: 0,
  emptyMetadata: [],
  unanswered: 0,
  openProposals: 0,
  unhandled: 0,
  sameAsDecided: true,
  emptyDecision: []
}

const noWay = (from: string, to: Step): StyrskriftError => {
  const names: Readonly<Record<string, string>> = messages.states
  return new StyrskriftError('ingen-sadan-vag', { from: names[from] ?? from, to: names[to] ?? to })
}

/**
 * Moves a document to another state. A version is frozen on the way where the state wants one, and leaving a state in which the document is out ends its remiss.
 * Throws as `demandWay`, and `tillstand-andrat` when somebody else has moved it meanwhile.
 */
export async function moveState(
  tools: Remissing,
  access: Access,
  given: { from: Step; to: Step; person: string; address: string | null }
): Promise<void> {
  const { document, state } = access
  if (given.from !== state) throw new StyrskriftError('tillstand-andrat', { state: messages.states[state] })
  const way = await demandWay(tools, access, given.to)
  if (way.by === 'sending') throw new StyrskriftError('flyttas-genom-utskick', { state: messages.states[given.to] })
  const name = messages.remiss.versionNames[way.freezes === 'publicering' ? 'publicering' : 'beslutsversion']
  const version =
    way.freezes === null
      ? null
      : await freeze(tools, {
          document: document.id,
          person: given.person,
          kind: way.freezes,
          name,
          address: given.address
        })
  await tools.storage.db.transaction().execute(async db => {
    const change = {
      document: document.id,
      from: way.from,
      to: way.to,
      version: version?.id ?? null,
      person: given.person
    }
    await recordChange(db, change, tools.now())
    if (isOut(way.from)) {
      await db
        .updateTable('remiss')
        .set(eb => ({
          state: 'avslutad',
          ended_at: tools.now(),
          ended_by: given.person,
          revision: eb('revision', '+', 1)
        }))
        .where('document', '=', document.id)
        .where('state', '=', 'skickad')
        .execute()
    }
  })
  await tools.audit.record({
    event: 'state.changed',
    person: given.person,
    document: document.id,
    details: { from: way.from, to: way.to, version: version?.id ?? null },
    address: given.address
  })
  await tools.sync.kick(document.id, null)
}

/** Gives a document its next state, as part of a transaction. Throws `tillstand-andrat`: it is no longer in the state that it was thought to be in. */
export async function recordChange(
  db: Db,
  change: { document: string; from: Step; to: Step; version: string | null; person: string },
  now: number
): Promise<void> {
  const { document, from, to, version, person } = change
  const { numUpdatedRows } = await db
    .updateTable('document')
    .set({ state: to })
    .where('id', '=', document)
    .where('state', '=', from)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) {
    const row = await db.selectFrom('document').select('state').where('id', '=', document).executeTakeFirst()
    const names: Readonly<Record<string, string>> = messages.states
    throw new StyrskriftError('tillstand-andrat', { state: names[row?.state ?? ''] ?? '' })
  }
  await db
    .insertInto('state_change')
    .values({
      id: newRecordId(),
      document,
      from_state: from,
      to_state: to,
      version,
      changed_by: person,
      changed_at: now
    })
    .execute()
}
