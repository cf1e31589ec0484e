import { z } from 'zod'
import { isRecordId } from '../document/ids.ts'

/** The most areas that one grant names. */
const MOST_RECORDS = 200

/**
 * Where a delförfattare writes: `records` are sections and fokusområden, each with everything below it; `egnaInsatser` are the
 * insatser that name one of the person's own units as responsible or as a partner.
 */
export const scope = z.strictObject({
  records: z.array(z.string().refine(isRecordId)).max(MOST_RECORDS),
  egnaInsatser: z.boolean()
})
export type Scope = z.infer<typeof scope>

/** Nothing at all. */
export const NO_SCOPE: Scope = { records: [], egnaInsatser: false }

/** Everything that one of the scopes holds. */
export const unitedScope = (scopes: readonly Scope[]): Scope => ({
  records: [...new Set(scopes.flatMap(s => s.records))].sort(),
  egnaInsatser: scopes.some(s => s.egnaInsatser)
})

/** A scope as it stands in the database; one that cannot be read holds nothing. */
export function readScope(json: string | null): Scope {
  if (json === null) return NO_SCOPE
  try {
    return scope.catch(NO_SCOPE).parse(JSON.parse(json))
  } catch {
    return NO_SCOPE
  }
}
