import { z } from 'zod'

const count = z.coerce.number().int().min(1)
const day = z.iso.datetime({ offset: true }).transform(time => Date.parse(time))

export const auditQuery = z.object({
  event: z.string().max(80).optional(),
  person: z.string().max(40).optional(),
  document: z.string().max(40).optional(),
  /** From this moment, and before that one. */
  from: day.optional(),
  to: day.optional(),
  /** Older than the entry with this number. */
  before: count.max(Number.MAX_SAFE_INTEGER).optional(),
  limit: count.max(500).default(100)
})

export const auditEntry = z.object({
  sequence: z.number().int(),
  at: z.string(),
  event: z.string(),
  /** The name is null when the person has been removed. */
  person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** The title is null when the document is gone. */
  document: z.object({ id: z.string(), title: z.string().nullable() }).nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  hash: z.string()
})
export const auditList = z.object({
  entries: z.array(auditEntry),
  /** What `before` is for the next page; null at the end. */
  next: z.number().int().nullable()
})

/** The head of the chain as it is noted elsewhere: how many entries, and the hash of the last. */
export const headText = z.string().regex(/^\d{1,15}:[0-9a-f]{64}$/)
export const verifyQuery = z.object({ head: headText.optional() })
export const auditVerified = z.object({
  /** How many entries from the first on are as they were written. */
  sound: z.number().int(),
  /** The head that was reached. */
  head: z.string(),
  broken: z
    .object({
      sequence: z.number().int(),
      how: z.enum(['altered', 'removed', 'inserted', 'truncated', 'rewritten']),
      message: z.string()
    })
    .nullable()
})

export const OUTBOX_STATES = ['waiting', 'sent', 'failed', 'kept'] as const
const outboxState = z.enum(OUTBOX_STATES)
export const outboxQuery = z.object({
  state: outboxState.optional(),
  before: z.string().max(40).optional(),
  limit: count.max(200).default(50)
})
export const outboxMessage = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  /** Null when it is not shown: it would let somebody in, or has been cleared away. `note` says which. */
  text: z.string().nullable(),
  note: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number().int() })),
  state: outboxState,
  createdAt: z.string(),
  /** When it will be tried next; null when it waits for nothing. */
  nextAt: z.string().nullable(),
  /** When it was sent or given up. */
  endedAt: z.string().nullable(),
  attempts: z.number().int(),
  /** Why the last attempt failed. */
  problem: z.string().nullable()
})
export const outboxList = z.object({
  messages: z.array(outboxMessage),
  /** Are messages sent, or kept here? */
  sends: z.boolean(),
  /** What `before` is for the next page; null at the end. */
  next: z.string().nullable()
})

export type AuditListEntry = z.infer<typeof auditEntry>
export type AuditList = z.infer<typeof auditList>
export type AuditVerified = z.infer<typeof auditVerified>
export type OutboxState = z.infer<typeof outboxState>
export type OutboxMessage = z.infer<typeof outboxMessage>
export type OutboxList = z.infer<typeof outboxList>

/**
 * The routes of administration that are about the audit log and the outbox. Times are ISO 8601 in UTC.
 *
 * GET    /api/admin/audit?event&person&document&from&to&before&limit → auditList
 * GET    /api/admin/audit/verify?head                                → auditVerified
 * GET    /api/admin/outbox?state&before&limit                        → outboxList
 * POST   /api/admin/outbox/:id/retry                                 → 204 (409 `redan-skickat`, `text-borta`, `ingen-epost`)
 */
export const ADMIN = {
  audit: '/api/admin/audit',
  verifyAudit: '/api/admin/audit/verify',
  outbox: '/api/admin/outbox',
  retry: (id: string) => `/api/admin/outbox/${encodeURIComponent(id)}/retry`
} as const
