import { sql } from 'kysely'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Storage } from '../storage/storage.ts'
import { enhetOf, readUnits, rowOfUnit, type Unit, unitOfEnhet } from './units.ts'

/**
 * The municipality with its register of units as the database has it now. A change, by this process or another one, gives a new object:
 * what was worked out from the old one stays valid for whoever still holds it.
 */
export class Register {
  readonly #storage: Storage
  readonly #base: Kommun
  readonly #listeners = new Set<() => void>()
  #kommun: Kommun
  #reading: Promise<void> = Promise.resolve()
  #stop: () => void = () => {}

  private constructor(storage: Storage, base: Kommun, units: readonly Unit[]) {
    this.#storage = storage
    this.#base = base
    this.#kommun = { ...base, enheter: units.map(enhetOf) }
  }

  /**
   * Reads the register, and listens to changes of it. `base` is `kommun.json`: an empty register is filled from its units once, and
   * after that they are not looked at. `onError` is told when the register could not be read anew.
   */
  static async open(
    storage: Storage,
    base: Kommun,
    now: () => number,
    onError: (error: unknown) => void = () => {}
  ): Promise<Register> {
    const register = new Register(storage, base, await fill(storage, base, now()))
    const again = (): void => void register.#reload().catch(onError)
    register.#stop = await storage.listen({
      notice: ({ kind }) => {
        if (kind === 'register') again()
      },
      resumed: again
    })
    return register
  }

  get kommun(): Kommun {
    return this.#kommun
  }

  /** Calls `listener` after each change. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Units were stored: reads them, and tells this process and the others. */
  async changed(): Promise<void> {
    await Promise.all([this.#reload(), this.#storage.notify({ kind: 'register' })])
  }

  close(): void {
    this.#stop()
    this.#listeners.clear()
  }

  /** One reading after another, so that an older one never comes last. */
  #reload(): Promise<void> {
    const next = this.#reading.catch(() => {}).then(() => this.#read())
    this.#reading = next
    return next
  }

  async #read(): Promise<void> {
    const enheter = (await readUnits(this.#storage.db)).map(enhetOf)
    if (JSON.stringify(enheter) === JSON.stringify(this.#kommun.enheter)) return
    this.#kommun = { ...this.#base, enheter }
    for (const listener of this.#listeners) listener()
  }
}

/** The units that are stored; those of `kommun.json` when none is. Several processes may start at once. */
async function fill(storage: Storage, base: Kommun, now: number): Promise<Unit[]> {
  const stored = await readUnits(storage.db)
  if (stored.length > 0 || base.enheter.length === 0) return stored
  return storage.db.transaction().execute(async db => {
    await lockUnits(storage, db)
    const meanwhile = await readUnits(db)
    if (meanwhile.length > 0) return meanwhile
    const units = base.enheter.map((enhet, i) => unitOfEnhet(enhet, i, now))
    await db.insertInto('unit').values(units.map(rowOfUnit)).execute()
    return units
  })
}

/** Two who change the register wait for each other: a spelling is unique in all of it. SQLite has one who writes anyway. */
export async function lockUnits(storage: Storage, db: Storage['db']): Promise<void> {
  if (storage.kind === 'postgres') await sql`lock table unit in share row exclusive mode`.execute(db)
}
