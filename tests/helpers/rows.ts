import type { Insertable } from 'kysely'
import type { DocumentTable } from '../../server/storage/schema.ts'

/** A row of a document with what a test does not care about filled in. */
export const documentRow = (id: string, given: Partial<Insertable<DocumentTable>> = {}): Insertable<DocumentTable> => ({
  id,
  epoch: 1,
  template: 'program',
  template_json: '{}',
  title: 'Program för prov',
  diarienummer: '',
  state: 'arbetsmaterial',
  default_role: 'forfattare',
  created_at: 1,
  created_by: 'anna',
  changed_at: 1,
  changed_by: null,
  ...given
})
