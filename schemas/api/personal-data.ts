import { z } from 'zod'

/**
 * Personal data: all that is known of a person as a file, and its removal.
 *
 * GET  /api/me/data                                        → zip, as an attachment
 * GET  /api/admin/people/:person/data                      → zip, as an attachment
 * GET  /api/admin/people/:person/removal                   → removalPreview; nothing is changed
 * POST /api/admin/people/:person/removal    removalBody    → 204; `andrad-under-tiden` when the preview would be another one now
 */
export const PERSONAL_DATA_API = {
  mine: '/api/me/data',
  of: (person: string) => `/api/admin/people/${encodeURIComponent(person)}/data`,
  removal: (person: string) => `/api/admin/people/${encodeURIComponent(person)}/removal`
} as const

/** What a removal would do, in words. `key` accepts exactly this. */
export const removalPreview = z.object({
  key: z.string(),
  name: z.string(),
  removes: z.array(z.string()),
  stays: z.array(z.object({ what: z.string(), why: z.string() })),
  /** Documents that nobody else owns: somebody has to take them over. */
  alone: z.array(z.object({ id: z.string(), title: z.string() }))
})
export const removalBody = z.strictObject({
  key: z.string().length(64),
  /** Who owns, from then on, the documents that nobody else owns. */
  successor: z.string().min(1).max(40).optional()
})
export type RemovalPreview = z.infer<typeof removalPreview>

/**
 * What an ended remiss holds of people, for whoever owns the document.
 *
 * GET  /api/documents/:id/remisser/:remiss/personal-data                → contactsPreview; nothing is changed
 * POST /api/documents/:id/remisser/:remiss/personal-data  contactsBody  → contactsPreview; `andrad-under-tiden` when the preview would be another one now
 */
export const REMISS_DATA_API = (document: string, remiss: string): string =>
  `/api/documents/${encodeURIComponent(document)}/remisser/${encodeURIComponent(remiss)}/personal-data`

export const contactsPreview = removalPreview.pick({ key: true, removes: true, stays: true })
export const contactsBody = removalBody.pick({ key: true })
export type ContactsPreview = z.infer<typeof contactsPreview>
