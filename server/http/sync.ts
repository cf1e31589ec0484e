import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { writingRole } from '../../schemas/policy/roles.ts'
import { isSecure } from '../config/config.ts'
import { findAccess } from '../documents/access.ts'
import { UpdateLog } from '../storage/log.ts'
import type { SyncDeps } from '../sync/types.ts'
import { clientAddress } from './address.ts'
import type { App } from './app.ts'
import { sessionToken } from './cookie.ts'
import { isOwnOrigin } from './origin.ts'
import { RateLimit } from './rate-limit.ts'

/** A browser is told apart by what it holds, which is kept nowhere. */
const hashOf = (session: string): string => createHash('sha256').update(session).digest('base64')

/** How the sync asks the rest of the server who somebody is and what they may do: the same session, the same policy. */
export function syncDeps(app: Omit<App, 'sync'>): SyncDeps {
  const secure = isSecure(app.config)
  const { config, now } = app
  const addressOf = clientAddress(config.trustProxy)
  const byAddress = new RateLimit(config.rates.address, now)
  const bySession = new RateLimit(config.rates.person, now)
  return {
    log: new UpdateLog(app.storage, app.now),
    isOwnOrigin: (origin, request) => isOwnOrigin(origin, request.headers.host, app.config.publicUrls),
    connectsTooOften: request => {
      const session = sessionToken(request.headers.cookie, secure)
      return byAddress.take(addressOf(request)) > 0 || (session !== undefined && bySession.take(hashOf(session)) > 0)
    },
    authorise: async (request: IncomingMessage, documentId: string) => {
      const signedIn = await app.sessions.find(sessionToken(request.headers.cookie, secure))
      if (!signedIn) return 'inte-inloggad'
      const access = await findAccess(app.storage, documentId, signedIn.person.id)
      if (!access) return 'finns-inte'
      const { document, role, state, scope, units } = access
      return { person: signedIn.person, role: writingRole(role, state), scope, units, epoch: document.epoch }
    },
    logger: app.log,
    registry: app.metrics.registry
  }
}
