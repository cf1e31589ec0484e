import type { z } from 'zod'
import type { changeUnitBody, newUnitBody, UnitFields } from '../../schemas/api/units.ts'
import { type FieldIssue, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { pathText } from '../../schemas/errors/issues.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { unitIssues } from '../../schemas/register/checks.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { Storage } from '../storage/storage.ts'
import { lockUnits, type Register } from './register.ts'
import { enhetOf, readUnits, rowOfUnit, type Unit } from './units.ts'

export interface RegisterTools {
  storage: Storage
  register: Pick<Register, 'kommun' | 'changed'>
  now: () => number
}

const words = messages.admin.units.wrong

/** Adds a unit, last in the register. Throws `ogiltig-enhet` with the fields that are wrong. */
export async function createUnit(tools: RegisterTools, body: z.infer<typeof newUnitBody>): Promise<Unit> {
  const [made] = await inRegister(tools, async (units, db) => {
    const unit = newUnit(body, units, tools.register.kommun)
    demandSound(unit, [...units, unit], tools.register.kommun)
    await demandContact(unit.contactPerson, null, db)
    return [unit]
  })
  return made as Unit
}

/** Changes what is given. Throws `finns-inte`, `andrad-under-tiden`, `ogiltig-enhet`. */
export async function changeUnit(
  tools: RegisterTools,
  id: string,
  { version, keepName, ...given }: z.infer<typeof changeUnitBody>
): Promise<Unit> {
  const [changed] = await inRegister(tools, async (units, db) => {
    const unit = demandVersion(units, id, version)
    const next = changedUnit(unit, given, keepName)
    const all = units.map(u => (u === unit ? next : u))
    demandSound(next, all, tools.register.kommun)
    await demandContact(next.contactPerson, unit.contactPerson, db)
    return [next]
  })
  return changed as Unit
}

/** Ends a unit, or takes it up again. Throws `finns-inte`, `andrad-under-tiden`. */
export async function setUnitEnded(tools: RegisterTools, id: string, version: number, ended: boolean): Promise<Unit> {
  const [changed] = await inRegister(tools, async units => {
    const unit = demandVersion(units, id, version)
    return [{ ...unit, endedAt: ended ? (unit.endedAt ?? tools.now()) : null }]
  })
  return changed as Unit
}

/**
 * Does one change of the register alone: `work` sees every unit as it is now and returns those that are to be stored, each with the version
 * that it was read with. Returns them as they were stored. Whoever has the register hears of it.
 */
export async function inRegister(
  { storage, register }: RegisterTools,
  work: (units: readonly Unit[], db: Storage['db']) => Promise<readonly Unit[]>
): Promise<Unit[]> {
  const stored = await storage.db.transaction().execute(async db => {
    await lockUnits(storage, db)
    const next = (await work(await readUnits(db), db)).map(unit => ({ ...unit, version: unit.version + 1 }))
    for (const unit of next) {
      const { id, ...values } = rowOfUnit(unit)
      await db
        .insertInto('unit')
        .values({ id, ...values })
        .onConflict(c => c.column('id').doUpdateSet(values))
        .execute()
    }
    return next
  })
  if (stored.length > 0) await register.changed()
  return stored
}

function demandVersion(units: readonly Unit[], id: string, version: number): Unit {
  const unit = units.find(u => u.id === id)
  if (!unit) throw new StyrskriftError('finns-inte')
  if (unit.version !== version) throw new StyrskriftError('andrad-under-tiden', { name: unit.name })
  return unit
}

/** A unit that is not stored yet, last in the register. */
export function newUnit(
  body: Partial<UnitFields> & Pick<UnitFields, 'name' | 'kind'> & { id?: string | undefined },
  units: readonly Unit[],
  kommun: Kommun
): Unit {
  return {
    namnd: null,
    aliases: [],
    formerly: [],
    contactPerson: null,
    contactName: '',
    email: '',
    registrar: '',
    ...body,
    id: body.id ?? freeId(body.name, [...units, ...kommun.kollektiv]),
    endedAt: null,
    position: Math.max(-1, ...units.map(u => u.position)) + 1,
    version: 0
  }
}

/** An id of the letters of a name: "vård- och omsorgsnämnden" is `vard-och-omsorgsnamnden`, or `…-2` when that is taken. */
function freeId(name: string, taken: readonly { id: string }[]): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const base = plain.slice(0, 36).replace(/-+$/, '') || 'enhet'
  let id = base
  for (let i = 2; taken.some(u => u.id === id); i++) id = `${base}-${i}`
  return id
}

/** The unit with what is given. A name that is changed is kept among the former ones, unless it only is written in another way. */
export function changedUnit(unit: Unit, given: Partial<UnitFields>, keepName: boolean): Unit {
  const next = { ...unit, ...given }
  if (next.name === unit.name) return next
  const isSame = (text: string): boolean => sameSpelling(text) === sameSpelling(next.name)
  const known = [...next.aliases, ...next.formerly].some(s => sameSpelling(s) === sameSpelling(unit.name))
  const formerly = keepName && !known && !isSame(unit.name) ? [...next.formerly, unit.name] : next.formerly
  return {
    ...next,
    aliases: next.aliases.filter(s => !isSame(s)),
    formerly: formerly.filter(s => !isSame(s))
  }
}

/** Throws `ogiltig-enhet` with every field that is wrong. */
function demandSound(unit: Unit, all: readonly Unit[], kommun: Kommun): void {
  const issues = soundness(unit, all, kommun)
  const [first] = issues
  if (first) throw new StyrskriftError('ogiltig-enhet', { what: first.message }, issues)
}

/** What is wrong with a unit beside all others (`all` holds it too). */
export function soundness(unit: Unit, all: readonly Unit[], kommun: Kommun): FieldIssue[] {
  const others = all.filter(other => other !== unit)
  const issues = unitIssues(enhetOf(unit), [...others.map(enhetOf), ...kommun.kollektiv.map(asParty)], others)
  const out = issues.map(({ path, message }) => ({ path: pathText(path), message }))
  if (unit.namnd === unit.id) out.push({ path: 'namnd', message: words.ownNamnd })
  const under = others.find(other => other.namnd === unit.id)
  if (unit.kind !== 'namnd' && under) out.push({ path: 'kind', message: words.kindInUse(under.name) })
  return out
}

const asParty = ({ id, name, aliases }: Kommun['kollektiv'][number]) => ({ id, name, aliases, formerly: [] })

/** A contact person who is chosen anew can sign in. */
async function demandContact(id: string | null, before: string | null, db: Storage['db']): Promise<void> {
  if (id === null || id === before) return
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const message = words.person
  if (!found) throw new StyrskriftError('ogiltig-enhet', { what: message }, [{ path: 'contactPerson', message }])
}
