import type { HandlingTable, SynpunktRow } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Action, mayDo } from '../../schemas/policy/actions.ts'
import { findAccess } from '../documents/access.ts'
import type { Storage } from '../storage/storage.ts'
import { chunksOf } from './rows.ts'

/**
 * Those who have a role in the document by name or by unit that lets them handle synpunkter, and everybody who stands as handler or has changed one of the given. At
 * most as many as a person can choose among.
 */
export async function peopleWhoHandle(
  storage: Storage,
  document: string,
  synpunkter: readonly Pick<SynpunktRow, 'handler' | 'formerHandler' | 'changedBy'>[]
): Promise<HandlingTable['people']> {
  const { db } = storage
  const [members, byUnit] = await Promise.all([
    db.selectFrom('document_member').select('person').where('document', '=', document).execute(),
    db
      .selectFrom('document_unit')
      .innerJoin('person_unit', 'person_unit.unit', 'document_unit.unit')
      .select('person_unit.person')
      .where('document_unit.document', '=', document)
      .limit(MOST)
      .execute()
  ])
  const named = new Set(
    synpunkter.flatMap(each => [each.handler, each.formerHandler, each.changedBy].filter(id => id !== null))
  )
  const candidates = [...new Set([...members, ...byUnit].map(row => row.person))].filter(id => !named.has(id))
  const people: HandlingTable['people'] = []
  for (const some of chunksOf([...named, ...candidates.slice(0, MOST)])) {
    const rows = await db.selectFrom('person').select(['id', 'name', 'ended_at']).where('id', 'in', some).execute()
    people.push(
      ...(await Promise.all(
        rows.map(async ({ id, name, ended_at }) => ({
          id,
          name,
          mayHandle: ended_at === null && (await mayHandle(storage, document, id))
        }))
      ))
    )
  }
  return people.filter(each => each.mayHandle || named.has(each.id)).sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

const MOST = 200

async function mayHandle(storage: Storage, document: string, person: string): Promise<boolean> {
  const access = await findAccess(storage, document, person)
  const action: Action = 'handle-synpunkt'
  return access !== null && mayDo(access.role, action, access.state) === 'yes'
}

/** Throws `kan-inte-hantera` for somebody who is not there any more, or may not handle synpunkter of the document. */
export async function demandHandler(storage: Storage, document: string, person: string): Promise<void> {
  const there = await storage.db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!there || !(await mayHandle(storage, document, person))) throw new StyrskriftError('kan-inte-hantera')
}
