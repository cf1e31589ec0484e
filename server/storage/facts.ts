import type { Storage } from './storage.ts'

/** Single things that are known about the whole installation. */
export type Fact = 'last-backup'

/** The value of a fact; null when nothing is known. */
export async function readFact({ db }: Storage, name: Fact): Promise<string | null> {
  const row = await db.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export async function writeFact({ db }: Storage, name: Fact, value: string): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name, value })
    .onConflict(c => c.column('name').doUpdateSet({ value }))
    .execute()
}
