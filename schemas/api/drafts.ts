import { z } from 'zod'
import { choices } from '../draft/choices.ts'
import { importReport } from '../draft/report.ts'

/**
 * Reading in a draft. What has been uploaded is seen by whoever uploaded it alone.
 *
 * GET    /api/drafts                                              → draftList
 * POST   /api/drafts?name=FILE&template=NAME (bytes of a file)    → draftReading (201)
 * GET    /api/drafts/:draft                                          → draftReading
 * PUT    /api/drafts/:draft             changeDraftBody              → draftReading
 * POST   /api/drafts/:draft/accept      acceptDraftBody              → acceptedDraft (201)
 * DELETE /api/drafts/:draft                                          → 204
 */
export const DRAFTS_API = {
  drafts: '/api/drafts',
  upload: (name: string, template: string) =>
    `/api/drafts?name=${encodeURIComponent(name)}&template=${encodeURIComponent(template)}`,
  draft: (id: string) => `/api/drafts/${encodeURIComponent(id)}`,
  accept: (id: string) => `/api/drafts/${encodeURIComponent(id)}/accept`
} as const

/** What a file can be; its bytes decide, never its name. */
export const DRAFT_KINDS = ['docx', 'odt', 'doc', 'rtf', 'markdown', 'text'] as const
const draftKind = z.enum(DRAFT_KINDS)
export type DraftKind = z.infer<typeof draftKind>

export const uploadQuery = z.object({ name: z.string().trim().min(1).max(255), template: z.string().min(1).max(60) })

const draftRow = z.object({
  id: z.string(),
  /** The name of the file. */
  name: z.string(),
  kind: draftKind,
  template: z.string(),
  changedAt: z.string(),
  /** When it is thrown away, unless somebody works on it. */
  expiresAt: z.string()
})
export type DraftRow = z.infer<typeof draftRow>
export const draftList = z.object({ drafts: z.array(draftRow) })

/** What of a template a line can be placed in. */
const draftOptions = z.object({
  sections: z.array(z.object({ key: z.string(), heading: z.string() })),
  items: z.array(z.object({ key: z.string(), label: z.string() })),
  fields: z.array(z.object({ key: z.string(), label: z.string() })),
  /** It holds fokusområden, insatser, definitions, bilagor. */
  areas: z.boolean(),
  insatser: z.boolean(),
  definitions: z.boolean(),
  bilagor: z.boolean()
})
export type DraftOptions = z.infer<typeof draftOptions>

/** `revision` grows with each change, so that two windows never overwrite each other's choices. */
export const draftReading = draftRow.extend({
  revision: z.number().int(),
  choices,
  options: draftOptions,
  report: importReport
})
export type DraftReading = z.infer<typeof draftReading>

export const changeDraftBody = z.strictObject({
  revision: z.number().int(),
  template: z.string().min(1).max(60).optional(),
  choices: choices.optional()
})
export const acceptDraftBody = z.strictObject({ revision: z.number().int() })
export const acceptedDraft = z.object({ id: z.string(), title: z.string(), threads: z.number().int() })
