import { z } from 'zod'
import { dokument } from '../document/dokument.ts'
import { DEFAULT_ROLES, ROLES } from '../policy/roles.ts'
import { scope } from '../policy/scope.ts'
import { kommun } from '../register/kommun.ts'
import { DOCUMENT_STATES, type DocumentState } from '../remiss/states.ts'
import { template } from '../template/template.ts'

/**
 * The bodies of the HTTP API, used at the server's boundary, in its OpenAPI description, and by the client.
 * Times are ISO 8601 in UTC.
 */

export const SCHEMA_VERSION = 1

/** `fields`: what is wrong in what was sent, by path. */
export const errorBody = z.object({
  error: z.object({
    id: z.string(),
    message: z.string(),
    remedy: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional()
  })
})

export const person = z.object({ id: z.string(), name: z.string(), color: z.number().int().min(1).max(6) })
export const session = z.object({
  person: person.nullable(),
  /** The first step of signing in is done: a code is to be given, or a second factor set up first. */
  step: z.enum(['code', 'setup']).nullable(),
  /** May open the pages of administration. */
  administrator: z.boolean(),
  kommun: z.object({ name: z.string() })
})

export const documentState = z.enum(DOCUMENT_STATES)

/** What one may do by default: everybody who is signed in, or only those who are named. */
export const defaultRole = z.enum(DEFAULT_ROLES)

export const documentRow = z.object({
  id: z.string(),
  title: z.string(),
  diarienummer: z.string(),
  template: z.string(),
  documentType: z.string(),
  state: documentState,
  role: z.enum(ROLES),
  createdAt: z.string(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  /** Who has the document open right now. */
  present: z.array(person)
})
export const documentList = z.object({ documents: z.array(documentRow) })

export const createDocumentBody = z.object({ template: z.string(), title: z.string().trim().min(1).max(300) })
export const renameBody = z.object({ title: z.string().trim().min(1).max(300) })
export const importBody = z.object({ dokument: dokument })
export const createdDocument = z.object({ id: z.string() })

/** All that the editor needs before it connects. `room` holds the document id and the epoch; the sync address is `/sync/<room>`. */
export const openDocument = z.object({
  id: z.string(),
  room: z.string(),
  title: z.string(),
  state: documentState,
  /** What one may do (schemas/policy). Nobody writes in an archived document. */
  role: z.enum(ROLES),
  /** The areas of a delförfattare; null for other roles. */
  scope: scope.nullable(),
  /** One's own units of the register. */
  units: z.array(z.string()),
  schemaVersion: z.number().int(),
  template,
  kommun,
  me: person
})

export const templateRow = z.object({ name: z.string(), documentType: z.string(), description: z.string() })
export const templateList = z.object({ templates: z.array(templateRow) })

export const uploadedPicture = z.object({
  file: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  mime: z.string()
})

export type Person = z.infer<typeof person>
export type Session = z.infer<typeof session>
export type DocumentRow = z.infer<typeof documentRow>
export type OpenDocument = z.infer<typeof openDocument>
export type TemplateRow = z.infer<typeof templateRow>
export type UploadedPicture = z.infer<typeof uploadedPicture>
export type { DocumentState }
export type DefaultRole = z.infer<typeof defaultRole>

/**
 * The routes. The server registers exactly these, the client calls them through this list.
 *
 * GET    /api/session                                    → session
 * DELETE /api/session                                    → 204
 * GET    /api/kommun                                     → kommun
 * GET    /api/kommun/logo                                → picture
 * GET    /api/templates                                  → templateList
 * GET    /api/documents?archived=true                    → documentList
 * POST   /api/documents               createDocumentBody → createdDocument (201)
 * POST   /api/documents/import        importBody         → createdDocument (201)
 * GET    /api/documents/:id                              → openDocument
 * PATCH  /api/documents/:id           renameBody         → 204 (writes the title field of the document through the gate)
 * POST   /api/documents/:id/copy                         → createdDocument (201)
 * POST   /api/documents/:id/archive                      → 204
 * POST   /api/documents/:id/unarchive                    → 204
 * GET    /api/documents/:id/export?format=json|docx      → file, as an attachment (choices of a Word file: export.ts)
 * POST   /api/documents/:id/export    exportBody         → the same (export.ts)
 * GET    /api/documents/:id/members                      → memberList
 * PUT    /api/documents/:id/members   setMemberBody      → memberList (role null removes; schemas/api/members.ts)
 * PUT    /api/documents/:id/default-role setDefaultRoleBody → memberList
 * POST   /api/documents/:id/pictures  (image bytes)      → uploadedPicture (201)
 * GET    /api/documents/:id/pictures/:file               → image bytes
 *
 * Comments and change proposals; their bodies and addresses stand in threads.ts:
 * GET    /api/documents/:id/threads?since=0              → threadList
 * POST   /api/documents/:id/threads   createThreadBody   → madeThread (201)
 * PUT    /api/documents/:id/threads/read readBody        → 204
 * POST   /api/documents/:id/threads/:thread/entries replyBody → madeThread (201)
 * PUT    /api/documents/:id/threads/:thread/entries/:entry editEntryBody → 204
 * POST   /api/documents/:id/threads/:thread/entries/:entry/withdraw → 204
 * PUT    /api/documents/:id/threads/:thread/assignment assignBody → 204
 * POST   /api/documents/:id/threads/:thread/resolve settleBody → 204
 * POST   /api/documents/:id/threads/:thread/accept settleBody → 204
 * POST   /api/documents/:id/threads/:thread/reject settleBody → 204
 * POST   /api/documents/:id/threads/:thread/reopen       → 204
 * GET    /api/documents/:id/participants?q=              → participantList
 * GET    /api/waiting                                    → waitingList
 */
export const API = {
  session: '/api/session',
  kommun: '/api/kommun',
  logo: '/api/kommun/logo',
  templates: '/api/templates',
  documents: '/api/documents',
  importDocument: '/api/documents/import',
  document: (id: string) => `/api/documents/${encodeURIComponent(id)}`,
  copy: (id: string) => `/api/documents/${encodeURIComponent(id)}/copy`,
  archive: (id: string) => `/api/documents/${encodeURIComponent(id)}/archive`,
  unarchive: (id: string) => `/api/documents/${encodeURIComponent(id)}/unarchive`,
  exportAs: (id: string, format: 'json' | 'docx') => `/api/documents/${encodeURIComponent(id)}/export?format=${format}`,
  members: (id: string) => `/api/documents/${encodeURIComponent(id)}/members`,
  defaultRole: (id: string) => `/api/documents/${encodeURIComponent(id)}/default-role`,
  pictures: (id: string) => `/api/documents/${encodeURIComponent(id)}/pictures`,
  picture: (id: string, file: string) => `/api/documents/${encodeURIComponent(id)}/pictures/${file}`
} as const
