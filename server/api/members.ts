import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { memberList, setDefaultRoleBody, setMemberBody } from '../../schemas/api/contract.ts'
import { membersOf, setDefaultRole, setMember } from '../documents/members.ts'
import { accessOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json } from '../http/described.ts'

const tags = ['members']
const params = documentParams
const response = { 200: json('Who may do what.', memberList) }

/** Who may do what in a document. A change reaches those who are connected at once. */
export const memberRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const see = described('see-members', { summary: 'Who has a role, and what everybody else may do.', tags, response })
    server.get('/api/documents/:id/members', { ...see, schema: { ...see.schema, params } }, request =>
      membersOf(app.storage, accessOf(request).document.id)
    )

    const set = described('set-member', {
      summary: 'Gives the person of a name a role, or takes it away (`role` null).',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'sista-agaren', 'for-stor']
    })
    server.put(
      '/api/documents/:id/members',
      { ...set, schema: { ...set.schema, params, body: setMemberBody } },
      async request => {
        const { id } = accessOf(request).document
        const { name, role } = request.body
        const changed = await setMember(app.storage, id, name, role, app.now())
        if (changed !== null) await app.sync.kick(id, changed)
        return membersOf(app.storage, id)
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
        await setDefaultRole(app.storage, id, request.body.defaultRole)
        await app.sync.kick(id, null)
        return membersOf(app.storage, id)
      }
    )
  }
