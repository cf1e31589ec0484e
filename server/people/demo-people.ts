import type { Person } from '../../schemas/api/contract.ts'
import type { DemoPerson } from '../../schemas/api/sign-in.ts'
import type { Storage } from '../storage/storage.ts'
import { insertPerson } from './people.ts'

interface DemoDetails {
  id: string
  name: string
  /** What the person does, in a few words. */
  work: string
  /** Units of the register of the made-up Ekviken kommun. */
  units: readonly string[]
  administrator?: boolean
}

/** The people of the demo: anybody on this computer may be any of them. */
export const DEMO_PEOPLE: readonly DemoDetails[] = [
  { id: 'demo-karin', name: 'Karin Lindqvist', work: 'Hållbarhetsstrateg', units: ['kommunledningskontoret'] },
  { id: 'demo-amira', name: 'Amira Haddad', work: 'Utredare', units: ['socialforvaltningen'] },
  { id: 'demo-per', name: 'Per Nordin', work: 'Översiktsplanerare', units: ['samhallsbyggnadsforvaltningen'] },
  { id: 'demo-johan', name: 'Johan Ekström', work: 'Rektor', units: ['utbildningsforvaltningen'] },
  { id: 'demo-sara', name: 'Sara Bergman', work: 'Verksamhetschef', units: ['vard-och-omsorgsforvaltningen'] },
  { id: 'demo-leila', name: 'Leila Rostami', work: 'Fritidschef', units: ['kultur-och-fritidsforvaltningen'] },
  { id: 'demo-mikael', name: 'Mikael Holm', work: 'Hållbarhetschef', units: ['ekvikenbostader'] },
  {
    id: 'demo-eva',
    name: 'Eva Sandström',
    work: 'Systemförvaltare',
    units: ['kommunledningskontoret'],
    administrator: true
  }
]

/** Who owns the documents of the demo. */
export const DEMO_OWNER = 'demo-karin'

const emailOf = (name: string): string =>
  `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '.')}@ekviken.example`

/** Makes those of the people of the demo who are not there. One who has been changed or has left stays so. */
export async function addDemoPeople(storage: Storage, now: number): Promise<void> {
  await storage.db.transaction().execute(async db => {
    for (const { id, name, units, administrator } of DEMO_PEOPLE) {
      const there = await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
      if (!there) await insertPerson(db, { id, name, units, administrator, email: emailOf(name) }, now)
    }
  })
}

/** Those of the people of the demo who are here, with the names that they have now. */
export async function demoPeople(storage: Storage, unitName: (id: string) => string): Promise<DemoPerson[]> {
  const rows = await storage.db
    .selectFrom('person')
    .select(['id', 'name', 'color', 'administrator'])
    .where('id', 'like', 'demo-%')
    .where('ended_at', 'is', null)
    .execute()
  return DEMO_PEOPLE.flatMap(({ id, work, units }) => {
    const row = rows.find(r => r.id === id)
    if (!row) return []
    const { administrator, ...person } = row
    return [{ ...person, work, units: units.map(unitName), administrator: administrator === 1 }]
  })
}

/** One of the people of the demo, or null. */
export async function demoPerson(storage: Storage, id: string): Promise<Person | null> {
  if (!DEMO_PEOPLE.some(person => person.id === id)) return null
  const found = await storage.db
    .selectFrom('person')
    .select(['id', 'name', 'color'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}
