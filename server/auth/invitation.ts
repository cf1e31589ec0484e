import type { Invitation } from '../../schemas/api/people.ts'
import { SIGN_IN_PATHS } from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Audit } from '../audit/audit.ts'
import type { Mail } from '../mail/mail.ts'
import { makeLink } from '../people/links.ts'
import type { Storage } from '../storage/storage.ts'
import type { Templates } from '../templates/load.ts'

interface Tools {
  storage: Storage
  templates: Templates
  audit: Pick<Audit, 'record'>
  mail: Pick<Mail, 'send' | 'sends'>
  now: () => number
}

/** Who invites (null: whoever runs the server), from where, and the address of the product that the link leads to. */
interface Inviting {
  by: string | null
  from?: string
  at: string
}

/**
 * Invites a person: a link by which a password is chosen, good for a week and once. It goes by e-mail; where none leaves the server it is
 * returned, to be handed over. Throws `finns-inte` and `utan-epost`.
 */
export async function invite(tools: Tools, id: string, { by, from, at }: Inviting): Promise<Invitation> {
  const { storage, mail, now } = tools
  const person = await storage.db
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw new StyrskriftError('finns-inte')
  if (person.email === null) throw new StyrskriftError('utan-epost')
  const token = await makeLink(storage.db, 'invitation', id, now())
  const link = `${at}${SIGN_IN_PATHS.invitation}#${token}`
  const { subject, text } = messages.auth.mail.invitation
  if (mail.sends) {
    const kommun = tools.templates.kommun.name
    await mail.send({ to: person.email, subject: subject(kommun), text: text(person.name, kommun, link), secret: true })
  }
  await tools.audit.record({ event: 'invitation.sent', person: by, details: { subject: id }, address: from })
  return { link: mail.sends ? null : link }
}
