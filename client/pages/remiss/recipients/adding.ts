import type { RecipientFields, RemissDetail } from '../../../../schemas/api/remiss.ts'

/** What the ways of adding share: adding itself, and what became of it. */
export interface Adding {
  detail: RemissDetail
  add: (recipients: readonly (Partial<RecipientFields> & { name: string })[], done?: () => void) => void
  busy: boolean
}
