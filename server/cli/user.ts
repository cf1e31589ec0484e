import { mailAddress } from '../../schemas/api/mail-address.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { Audit } from '../audit/audit.ts'
import { invite } from '../auth/invitation.ts'
import { type Config, readConfig } from '../config/config.ts'
import { releasedEntries } from '../handling/leaving.ts'
import { ownAddress } from '../http/origin.ts'
import { openMail } from '../mail/open.ts'
import { openLog } from '../observe/log.ts'
import { changePerson, everybody } from '../people/administration.ts'
import { createPerson, emailKey } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'
import { loadTemplates } from '../templates/load.ts'
import { withStorage } from './database.ts'

interface ByEmail {
  email: string
}

const words = messages.cli.user

/** `user add`: makes a person, and invites: by e-mail, or with a link that is printed. */
export async function userAddCommand({ name, email, admin = false }: ByEmail & { name: string; admin?: boolean }) {
  if (!mailAddress.safeParse(email).success)
    throw new StyrskriftError('ogiltig-begaran', { what: words.noAddress(email) })
  await withPeople(async ({ config, storage, audit }) => {
    const { id } = await createPerson(storage, { name, email, administrator: admin }, Date.now())
    await audit.record({ event: 'person.added', person: null, details: { subject: id, administrator: admin } })
    await sendInvitation(config, storage, audit, id, email)
  })
}

/** `user invite`: invites again; `--reset-two-factor` for whoever has lost the telephone and the recovery codes. */
export async function userInviteCommand({ email, resetTwoFactor = false }: ByEmail & { resetTwoFactor?: boolean }) {
  await withPeople(async ({ config, storage, audit }) => {
    const id = await personOf(storage, email)
    if (resetTwoFactor) {
      await changePerson(storage, id, { twoFactor: false }, Date.now())
      await audit.record({ event: 'person.changed', person: null, details: { subject: id, twoFactor: false } })
    }
    await sendInvitation(config, storage, audit, id, email)
  })
}

/** `user list`: a line for each person. */
export async function userListCommand(): Promise<void> {
  await withPeople(async ({ storage }) => {
    const people = await everybody(storage)
    for (const person of people) console.log(words.line(person))
    if (people.length === 0) console.log(words.nobody)
  })
}

/** `user end`: the person is out at the next request, and the name stays beside what was written. */
export async function userEndCommand({ email }: ByEmail): Promise<void> {
  await withPeople(async ({ storage, audit }) => {
    const id = await personOf(storage, email)
    const { released } = await changePerson(storage, id, { ended: true }, Date.now())
    await storage.notify({ kind: 'rights', document: null, person: id })
    await audit.record({ event: 'person.changed', person: null, details: { subject: id, ended: true } })
    for (const entry of releasedEntries(id, released)) await audit.record({ ...entry, person: null })
    console.log(words.ended(email))
  })
}

interface Tools {
  config: Config
  storage: Storage
  audit: Audit
}

async function withPeople(work: (tools: Tools) => Promise<void>): Promise<void> {
  const config = readConfig()
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  await withStorage(config, storage => work({ config, storage, audit: new Audit(storage, log) }))
}

async function personOf(storage: Storage, email: string): Promise<string> {
  const row = await storage.db.selectFrom('person').select('id').where('email', '=', emailKey(email)).executeTakeFirst()
  if (!row) throw new StyrskriftError('okand-person', { email })
  return row.id
}

async function sendInvitation(
  config: Config,
  storage: Storage,
  audit: Audit,
  id: string,
  email: string
): Promise<void> {
  const templates = loadTemplates(config.templatesDirectory)
  const log = openLog('warn')
  const mail = openMail(config, { storage, kommun: templates.kommun.name, log })
  const at = ownAddress(undefined, config)
  const { link } = await invite({ storage, templates, audit, mail, now: Date.now }, id, { by: null, at })
  if (mail.sends) {
    await mail.start()
    await mail.settled()
  }
  await mail.close()
  console.log(link === null ? words.mailed(email) : words.link(link))
}
