import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { memberList, type SetMember, setDefaultRoleBody, setMemberBody } from '../../schemas/api/members.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { membersOf, type Principal, type RoleChange, setDefaultRole, setMember } from '../documents/members.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json } from '../http/described.ts'
import { isPerson } from '../people/people.ts'

const tags = ['members']
const params = documentParams
const response = { 200: json('Who may do what.', memberList) }

/** Who may do what in a document. A change reaches those who are connected at once, in every process. */
export const memberRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = (document: string) => membersOf(app.storage, app.register.kommun, document)
    const see = described('see-members', { summary: 'Who has a role, and what everybody else may do.', tags, response })
    server.get('/api/documents/:id/members', { ...see, schema: { ...see.schema, params } }, request =>
      list(accessOf(request).document.id)
    )

    const set = described('set-member', {
      summary: 'Gives a person or a unit of the register a role, or takes it away (`role` null).',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'okand-mottagare', 'sista-agaren', 'for-stor']
    })
    server.put(
      '/api/documents/:id/members',
      { ...set, schema: { ...set.schema, params, body: setMemberBody } },
      async request => {
        const { id } = accessOf(request).document
        const { role, scope = null } = request.body
        const to = await principalOf(app, request.body)
        const change = await setMember(app.storage, id, to, role && { role, scope })
        if (change) {
          await app.sync.kick(id, to.kind === 'person' ? to.id : null)
          await app.audit.record({
            event: 'role.changed',
            person: signedIn(request).id,
            document: id,
            details: { [to.kind]: to.id, ...detailsOf(change) },
            address: request.ip
          })
        }
        return list(id)
      }
    )

    const setDefault = described('set-default-role', {
      summary: 'What everybody who is signed in may do.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.put(
      '/api/documents/:id/default-role',
      { ...setDefault, schema: { ...setDefault.schema, params, body: setDefaultRoleBody } },
      async request => {
        const { id } = accessOf(request).document
        const to = request.body.defaultRole
        const from = await setDefaultRole(app.storage, id, to)
        if (from !== to) {
          await app.sync.kick(id, null)
          const { id: person } = signedIn(request)
          await app.audit.record({
            event: 'default-role.changed',
            person,
            document: id,
            details: { from, to },
            address: request.ip
          })
        }
        return list(id)
      }
    )
  }

/** A change of a role for the audit log: ids and roles, no names. */
const detailsOf = ({ from, to }: RoleChange): Record<string, string | null> => ({
  from: from?.role ?? null,
  to: to?.role ?? null,
  ...(from?.scope ? { areasFrom: JSON.stringify(from.scope) } : {}),
  ...(to?.scope ? { areasTo: JSON.stringify(to.scope) } : {})
})

/**
 * To whom a role is given. Throws `okand-mottagare`: no such person, or no such unit in the register; a role can be taken from who is gone.
 */
async function principalOf(app: App, { person, unit, role }: SetMember): Promise<Principal> {
  const to: Principal = person === undefined ? { kind: 'unit', id: unit ?? '' } : { kind: 'person', id: person }
  if (role === null) return to
  const isThere =
    to.kind === 'person'
      ? await isPerson(app.storage, to.id)
      : app.register.kommun.enheter.some(enhet => enhet.id === to.id)
  if (!isThere) throw new StyrskriftError('okand-mottagare')
  return to
}
