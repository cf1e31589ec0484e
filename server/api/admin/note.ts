import type { FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import type { App } from '../../http/app.ts'

/** Records what an administrator did. */
export async function note(
  app: App,
  request: FastifyRequest,
  event: string,
  details: Readonly<Record<string, string | number | boolean | null>>
): Promise<void> {
  app.log.info({ event, person: signedIn(request).id, ...details }, 'administration')
}
