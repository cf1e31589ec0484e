import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { Registry } from 'prom-client'
import * as Y from 'yjs'
import { createDokument } from '../../schemas/document/create.ts'
import { fromDokument } from '../../schemas/document/interchange.ts'
import type { Rights } from '../../schemas/policy/rights.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { template } from '../../schemas/template/template.ts'
import { UpdateLog } from '../../server/storage/log.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { attachSync } from '../../server/sync/attach.ts'
import type { AuthoriseRefusal, Grant, SyncDeps, SyncLogger, SyncServer } from '../../server/sync/types.ts'
import { documentRow } from './rows.ts'
import { SyncClient, type SyncClientOptions } from './sync-client.ts'

/** The sync server on a port of its own. Who somebody is, is a header: `x-person: anna:forfattare`. */
export interface TestSync {
  port: number
  origin: string
  sync: SyncServer
  log: UpdateLog
  registry: Registry
  /** What was logged as a warning or worse. */
  logged: { level: string; details: object; message: string }[]
  /** Changes what `authorise` answers for a person from now on. */
  setRole(person: string, role: Role | AuthoriseRefusal): void
  /** Gives a person areas and units. */
  setRights(person: string, rights: Rights): void
  connect(person: string, document: string, options?: SyncClientOptions): SyncClient
  /** One counter or gauge of the metrics. */
  metric(name: string): Promise<number>
  stop(): Promise<void>
}

export const testTemplate = template.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../templates/program/template.json'), 'utf8'))
)

/** Creates a document of the template "program", with an insats `I1` in which tests write. */
export async function createTestDocument(log: UpdateLog, id: string, title = 'Program för prov'): Promise<void> {
  const doc = fromDokument(createDokument(testTemplate, title))
  doc.transact(() => {
    const index = doc.getMap('idx')
    index.set('F1|t', 'fokusomrade')
    index.set('F1|p', { a: 's-fokusomraden', o: 'a0' })
    index.set('I1|t', 'insats')
    index.set('I1|p', { a: 'F1', o: 'a0' })
  })
  await log.create(documentRow(id, { title, template_json: JSON.stringify(testTemplate) }), Y.encodeStateAsUpdate(doc))
}

export async function startSync(
  storage: Storage,
  options: Pick<SyncDeps, 'limits' | 'times'> & { log?: UpdateLog } = {}
): Promise<TestSync> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const roles = new Map<string, Rights | AuthoriseRefusal>()
  const logged: TestSync['logged'] = []
  const note =
    (level: string) =>
    (details: object, message: string): void => {
      logged.push({ level, details, message })
    }
  const logger: SyncLogger = { debug() {}, info() {}, warn: note('warn'), error: note('error') }
  const registry = new Registry()
  const log = options.log ?? new UpdateLog(storage)
  const sync = attachSync(server, {
    ...options,
    log,
    logger,
    registry,
    isOwnOrigin: given => given === origin,
    authorise: request => authorise(log, roles, request)
  })
  const clients: SyncClient[] = []
  return {
    port,
    origin,
    sync,
    log,
    registry,
    logged,
    setRole: (person, role) => roles.set(person, isRole(role) ? { role, scope: null, units: [] } : role),
    setRights: (person, rights) => roles.set(person, rights),
    connect(person, document, how) {
      const client = new SyncClient(origin, person, document, how)
      clients.push(client)
      return client
    },
    async metric(name) {
      const found = await registry.getSingleMetric(name)?.get()
      return found?.values.reduce((sum, v) => sum + v.value, 0) ?? Number.NaN
    },
    async stop() {
      for (const client of clients) client.close()
      await sync.close()
      server.close()
      server.closeAllConnections()
    }
  }
}

async function authorise(
  log: UpdateLog,
  roles: ReadonlyMap<string, Rights | AuthoriseRefusal>,
  request: IncomingMessage
): Promise<Grant | AuthoriseRefusal> {
  const [person, given] = String(request.headers['x-person'] ?? '').split(':')
  if (!person) return 'inte-inloggad'
  const id = /^\/sync\/([^@]+)@/.exec(request.url ?? '')?.[1] ?? ''
  const row = await log.storage.db.selectFrom('document').select('epoch').where('id', '=', id).executeTakeFirst()
  if (!row) return 'finns-inte'
  const rights = roles.get(person) ?? given ?? 'forfattare'
  if (typeof rights === 'string' && !isRole(rights)) return rights as AuthoriseRefusal
  const { role, scope, units } = typeof rights === 'string' ? { role: rights, scope: null, units: [] } : rights
  return { person: { id: person, name: `${person} Provsson`, color: 3 }, role, scope, units, epoch: row.epoch }
}

const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value)
