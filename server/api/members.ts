import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { memberList, type SetMember, setDefaultRoleBody, setMemberBody } from '../../schemas/api/members.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { membersOf, type Principal, setDefaultRole, setMember } from '../documents/members.ts'
import { accessOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json } from '../http/described.ts'
import { isPerson, maybePersonByName, personByName } from '../people/people.ts'

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
        const change = to && (await setMember(app.storage, id, to, role && { role, scope }))
        if (change) await app.sync.kick(id, to.kind === 'person' ? to.id : null)
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
        const before = await setDefaultRole(app.storage, id, request.body.defaultRole)
        if (before !== request.body.defaultRole) await app.sync.kick(id, null)
        return list(id)
      }
    )
  }

/**
 * To whom a role is given. Null: a role is taken from a name that nobody has. Throws `okand-mottagare`: no such person, or no such unit in the
 * register; a role can be taken from a unit that has left it.
 */
async function principalOf(app: App, { person, unit, name, role }: SetMember): Promise<Principal | null> {
  if (unit !== undefined) {
    if (role !== null && !app.register.kommun.enheter.some(e => e.id === unit))
      throw new StyrskriftError('okand-mottagare')
    return { kind: 'unit', id: unit }
  }
  if (person !== undefined) {
    if (role !== null && !(await isPerson(app.storage, person))) throw new StyrskriftError('okand-mottagare')
    return { kind: 'person', id: person }
  }
  const known =
    role === null
      ? await maybePersonByName(app.storage, name ?? '')
      : await personByName(app.storage, name ?? '', app.now())
  return known && { kind: 'person', id: known.id }
}
