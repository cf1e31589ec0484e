import type { FastifyRequest } from 'fastify'
import type { AuditRecord } from '../audit/audit.ts'
import type { App } from './app.ts'

/** Records in the audit log what the person who asks has done, from which address. Resolves when it is on disk. */
export const recordBy = (
  { audit }: Pick<App, 'audit'>,
  request: FastifyRequest,
  record: Omit<AuditRecord, 'person' | 'address'>
): Promise<void> => audit.record({ ...record, person: request.person?.id ?? null, address: request.ip })
