import { randomUUID } from 'node:crypto'
import { fastifyCookie } from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { speakSwedish } from '../../schemas/errors/issues.ts'
import { accountRoutes } from '../api/account.ts'
import { overviewRoutes } from '../api/admin/overview.ts'
import { unitRoutes } from '../api/admin/units.ts'
import { auditRoutes } from '../api/audit.ts'
import { copyRoutes } from '../api/copies.ts'
import { documentRoutes } from '../api/documents.ts'
import { draftRoutes } from '../api/drafts.ts'
import { fileRoutes } from '../api/files.ts'
import { handlingRoutes } from '../api/handling.ts'
import { handlingChangeRoutes } from '../api/handling-changes.ts'
import { intakeRoutes } from '../api/intake.ts'
import { kommunRoutes } from '../api/kommun.ts'
import { linkRoutes } from '../api/links.ts'
import { memberRoutes } from '../api/members.ts'
import { oidcRoutes } from '../api/oidc.ts'
import { outboxRoutes } from '../api/outbox.ts'
import { peopleRoutes } from '../api/people.ts'
import { personalDataRoutes } from '../api/personal-data.ts'
import { pictureRoutes } from '../api/pictures.ts'
import { recipientRoutes } from '../api/recipients.ts'
import { registrationRoutes } from '../api/registrations.ts'
import { remissRoutes } from '../api/remiss.ts'
import { sammanstallningRoutes } from '../api/sammanstallning.ts'
import { sessionRoutes } from '../api/session.ts'
import { signInRoutes } from '../api/sign-in.ts'
import { answerRoutes } from '../api/svar.ts'
import { earlierRoutes } from '../api/svar-earlier.ts'
import { answerFileRoutes } from '../api/svar-files.ts'
import { threadChangeRoutes } from '../api/thread-changes.ts'
import { threadRoutes } from '../api/threads.ts'
import { twoFactorRoutes } from '../api/two-factor.ts'
import { versionRoutes } from '../api/versions.ts'
import { FrozenVersions } from '../svar/frozen.ts'
import { attachSync } from '../sync/attach.ts'
import type { SyncServer } from '../sync/types.ts'
import { addAccess } from './access.ts'
import type { App } from './app.ts'
import { errorHandler, sendError, wordsOf } from './errors.ts'
import { addHealth } from './health.ts'
import { addOpenApi } from './openapi.ts'
import { addPages } from './pages.ts'
import { addSecurityHeaders } from './security.ts'
import { syncDeps } from './sync.ts'
import { zodValidator } from './validation.ts'

/** What a request may carry where nothing else is said. */
const BODY_LIMIT = 64 * 1024

/** The HTTP server with every route and the sync, not yet listening. `pages` is the folder of the built client. */
export async function buildServer(
  parts: Omit<App, 'sync'>,
  pages: string
): Promise<{ server: FastifyInstance; sync: SyncServer }> {
  speakSwedish()
  const { config } = parts
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    genReqId: () => randomUUID(),
    logger: false,
    // A browser keeps connections open; closing them is part of finishing cleanly.
    forceCloseConnections: true,
    return503OnClosing: true,
    requestTimeout: 60_000,
    frameworkErrors: (error, _request, reply) => sendError(reply, 'ogiltig-begaran', { what: wordsOf(error.code) })
  })
  const sync = attachSync(server.server, syncDeps(parts))
  const app: App = { ...parts, sync }
  app.sessions.onEnd = person => sync.kick(null, person)
  parts.register.onChange(() => sync.registerChanged())
  server.setValidatorCompiler(zodValidator)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(errorHandler(app))
  addSecurityHeaders(server, app)
  addRequestLog(server, app)
  await server.register(fastifyCookie)
  addAccess(server, app)
  await addOpenApi(server)
  await server.register(sessionRoutes(app))
  await server.register(signInRoutes(app))
  await server.register(oidcRoutes(app))
  await server.register(linkRoutes(app))
  await server.register(twoFactorRoutes(app))
  await server.register(accountRoutes(app))
  await server.register(peopleRoutes(app))
  await server.register(kommunRoutes(app))
  await server.register(documentRoutes(app))
  await server.register(fileRoutes(app))
  await server.register(draftRoutes(app))
  await server.register(memberRoutes(app))
  await server.register(pictureRoutes(app))
  await server.register(threadRoutes(app))
  await server.register(threadChangeRoutes(app))
  await server.register(versionRoutes(app))
  await server.register(copyRoutes(app))
  await server.register(handlingRoutes(app))
  await server.register(handlingChangeRoutes(app))
  await server.register(sammanstallningRoutes(app))
  await server.register(remissRoutes(app))
  await server.register(recipientRoutes(app))
  await server.register(unitRoutes(app))
  await server.register(auditRoutes(app))
  await server.register(outboxRoutes(app))
  await server.register(overviewRoutes(app))
  await server.register(personalDataRoutes(app))
  const frozen = new FrozenVersions(app.storage)
  await server.register(answerRoutes(app, frozen))
  await server.register(earlierRoutes(app))
  await server.register(answerFileRoutes(app, frozen))
  await server.register(intakeRoutes(app, frozen))
  await server.register(registrationRoutes(app, frozen))
  server.get('/api/openapi.json', { config: { access: 'everybody' }, schema: { hide: true } }, async () =>
    server.swagger()
  )
  addHealth(server, app)
  addPages(server, pages)
  await server.ready()
  return { server, sync }
}

/** One line a request: what was asked of which route, by which person's id, and how it went. Never a body, a name, or a query. */
function addRequestLog(server: FastifyInstance, app: App): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'page'
    app.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    const level = route.startsWith('/api/') ? 'info' : 'debug'
    app.log[level](
      {
        request: request.id,
        method: request.method,
        route,
        document: request.documentAccess?.document.id,
        person: request.person?.id,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime)
      },
      'request'
    )
  })
}
