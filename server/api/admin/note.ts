import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import type { App } from '../../http/app.ts'

type Entry = Parameters<App['audit']['record']>[0]

/** Records in the audit log what an administrator did. */
export const note = (
  app: App,
  request: FastifyRequest,
  event: Entry['event'],
  details: NonNullable<Entry['details']>
): Promise<void> => app.audit.record({ event, person: signedIn(request).id, details, address: request.ip })
