import type { IncomingMessage } from 'node:http'
import { writingRole } from '../../schemas/policy/roles.ts'
import { isSecure } from '../config/config.ts'
import { findAccess } from '../documents/access.ts'
import { UpdateLog } from '../storage/log.ts'
import type { SyncDeps } from '../sync/types.ts'
import type { App } from './app.ts'
import { sessionToken } from './cookie.ts'
import { isOwnOrigin } from './origin.ts'

/** How the sync asks the rest of the server who somebody is and what they may do: the same session, the same policy. */
export function syncDeps(app: Omit<App, 'sync'>): SyncDeps {
  const secure = isSecure(app.config)
  return {
    log: new UpdateLog(app.storage, app.now),
    isOwnOrigin: (origin, request) => isOwnOrigin(origin, request.headers.host, app.config.publicUrls),
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
