import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { SIGN_IN_PATHS } from '../schemas/api/sign-in.ts'
import { StyrskriftError } from '../schemas/errors/catalogue.ts'
import { Audit } from './audit/audit.ts'
import { Auth } from './auth/auth.ts'
import { startDigests } from './comments/digest.ts'
import { type Config, isSecure } from './config/config.ts'
import { cannotOpen, openDatabase } from './config/database.ts'
import { serverSecret } from './config/secret.ts'
import { addDemo } from './demo/documents.ts'
import { addDemoRemisser } from './demo/remiss.ts'
import { cookieName } from './http/cookie.ts'
import { buildServer } from './http/server.ts'
import { openMail } from './mail/open.ts'
import { Metrics } from './observe/metrics.ts'
import { firstLink } from './people/first.ts'
import { Sessions } from './people/sessions.ts'
import { Register } from './register/register.ts'
import { startReminders } from './remiss/reminders.ts'
import { holdForServer } from './running.ts'
import { startReceipts } from './svar/due-receipts.ts'
import { loadTemplates, problemLine } from './templates/load.ts'
import { withUsableReferences } from './word/reference/usable.ts'

/** A server that answers. */
export interface Running {
  /** The address that a person on this computer opens. */
  readonly address: string
  readonly port: number
  /** The link for the first administrator; null when somebody administers. */
  readonly firstLink: string | null
  /** Takes nothing new, finishes what was received, stores it, and lets everything go. Once. */
  close(): Promise<void>
}

/** Where `vite build` puts the client. */
export const PAGES = fileURLToPath(new URL('../dist', import.meta.url))

/**
 * Opens the data, reads the templates, and serves client, API and sync on one port. Throws `servern-ar-igang`, `ogiltig-mall`,
 * `ogiltig-databas`, `port-upptagen`; then nothing is left open.
 */
export async function startServer(config: Config, log: Logger, pages = PAGES): Promise<Running> {
  const closing: (() => Promise<void>)[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  const onError = (err: Error): void => log.error({ err }, 'the database connection broke')
  try {
    const templates = await withUsableReferences(loadTemplates(config.templatesDirectory))
    const secret = serverSecret(config)
    for (const problem of [...templates.problems.values()].flat())
      log.warn({ problem: problemLine(problem) }, 'a template is wrong')
    const hold = await holdForServer(config, onError).catch(cannotOpen)
    closing.push(() => hold.release())
    const storage = await openDatabase(config, onError)
    closing.push(() => storage.close())
    const sessions = new Sessions(storage, secret, config.sessionDays)
    const audit = new Audit(storage, log)
    const mail = openMail(config, { storage, kommun: templates.kommun.name, log })
    const kommun = templates.kommun.name
    const auth = new Auth(
      { config, storage, secret, kommun, audit, mail, log, now: Date.now },
      cookieName(isSecure(config))
    )
    const register = await Register.open(storage, templates.kommun, Date.now, err =>
      log.error({ err }, 'the register could not be read again')
    )
    closing.push(async () => register.close())
    const app = {
      config,
      storage,
      templates,
      register,
      sessions,
      auth,
      audit,
      mail,
      metrics: new Metrics(),
      log,
      now: Date.now
    }
    const added = config.demo === 'off' ? null : await addDemo(app)
    closing.push(() => mail.close())
    await mail.start()
    const { server, sync } = await buildServer(app, pages)
    closing.push(async () => {
      // The connections of the sync are part of the HTTP server: it is not closed before they are.
      const closed = server.close()
      await sync.close()
      await closed
    })
    await server.listen({ port: config.port, host: config.host }).catch(error => cannotListen(error, config))
    const { port } = server.server.address() as AddressInfo
    const address = addressOf(config, port)
    if (config.demo === 'on' && added) {
      // Nobody waits for it: Word files are made on the way.
      const made = addDemoRemisser({ ...app, sync, address }, added)
      closing.push(() => made)
    }
    const digests = startDigests({ ...app, address })
    closing.push(() => digests.stop())
    const reminding = startReminders({ ...app, sync, address })
    closing.push(() => reminding.stop())
    const receipts = startReceipts(app)
    closing.push(() => receipts.stop())
    const token = await firstLink(storage, Date.now())
    const first = token === null ? null : `${address}${SIGN_IN_PATHS.first}#${token}`
    return { address, port, firstLink: first, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}

function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): never {
  if (error.code === 'EADDRINUSE') {
    throw new StyrskriftError('port-upptagen', { host, port: String(port), other: String(port < 65535 ? port + 1 : 0) })
  }
  throw new StyrskriftError('gar-inte-att-lyssna', { host, port: String(port), what: error.message })
}

/** A public address when there is one, else this computer; never the address of every interface, which no browser opens. */
function addressOf({ publicUrls, host }: Config, port: number): string {
  const [first] = publicUrls
  if (first) return first
  const name = ['0.0.0.0', '::', ''].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
