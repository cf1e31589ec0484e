import { existsSync } from 'node:fs'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Config } from '../config/config.ts'
import { databaseOf } from '../config/database.ts'
import { enhetOf, readUnits } from '../register/units.ts'
import { withStorage } from './database.ts'

/** The municipality with the register of the database, where there is one that has been filled; else as `kommun.json` says it. */
export async function presentKommun(config: Config, base: Kommun): Promise<Kommun> {
  const { file } = databaseOf(config)
  if (file !== undefined && !existsSync(file)) return base
  const units = await withStorage(config, storage => readUnits(storage.db))
  return units.length > 0 ? { ...base, enheter: units.map(enhetOf) } : base
}
