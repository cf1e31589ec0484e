import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  adminPeople,
  adminPerson,
  changePersonBody,
  foundPeople,
  invitation,
  newPerson,
  newPersonBody,
  openHandling,
  peopleQuery
} from '../../schemas/api/people.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { invite } from '../auth/invitation.ts'
import { releasedEntries } from '../handling/leaving.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { recordBy } from '../http/record.ts'
import { adminPersonOf, changePerson, everybody } from '../people/administration.ts'
import { createPerson } from '../people/people.ts'
import { searchPeople } from '../people/search.ts'
import { openByDocument } from '../remiss/open-synpunkter.ts'

const tags = ['people']
const params = z.object({ person: z.string().min(1).max(40) })

/** Finding people, and administering them. */
export const peopleRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const search = described('signed-in', {
      summary: 'People by the beginning of a word of the name, or of the e-mail address; at most 20.',
      tags,
      response: { 200: json('Those who were found.', foundPeople) },
      errors: ['ogiltig-begaran']
    })
    server.get('/api/people', { ...search, schema: { ...search.schema, querystring: peopleQuery } }, async request => ({
      people: await searchPeople(app.storage, request.query.q)
    }))

    server.get(
      '/api/admin/people',
      described('administrator', {
        summary: 'Everybody, who has left too.',
        tags,
        response: { 200: json('The people.', adminPeople) }
      }),
      async () => ({ people: await everybody(app.storage) })
    )

    const create = described('administrator', {
      summary: 'Makes a person, and invites by e-mail unless told not to.',
      tags,
      response: { 201: json('The person.', newPerson) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'epost-anvands', 'okand-enhet']
    })
    server.post(
      '/api/admin/people',
      { ...create, schema: { ...create.schema, body: newPersonBody } },
      async (request, reply) => {
        const { invite: invites, ...given } = request.body
        demandUnits(app, given.units)
        const { id } = await createPerson(app.storage, given, app.now())
        await app.audit.record({
          event: 'person.added',
          person: signedIn(request).id,
          details: { subject: id, administrator: given.administrator },
          address: request.ip
        })
        const sent = invites ? await invite(app, id, inviting(app, request)) : null
        return reply.code(201).send({ person: await adminPersonOf(app.storage, id), invitation: sent })
      }
    )

    const change = described('administrator', {
      summary:
        'Changes a person, who may leave and come back. What is left out stays. Leaving ends every session at once.',
      tags,
      response: { 200: json('The person as it is now.', adminPerson) },
      errors: [
        'ogiltig-begaran',
        'fel-ursprung',
        'for-stor',
        'finns-inte',
        'epost-anvands',
        'okand-enhet',
        'sista-administratoren'
      ]
    })
    server.patch(
      '/api/admin/people/:person',
      { ...change, schema: { ...change.schema, params, body: changePersonBody } },
      async request => {
        const { person: id } = request.params
        demandUnits(app, request.body.units ?? [])
        const by = signedIn(request).id
        const { cutOff, released } = await changePerson(app.storage, id, request.body, app.now(), by)
        // What the person may do also follows from the units.
        if (cutOff || request.body.units) await app.sync.kick(null, id)
        const { administrator, ended, twoFactor, ...rest } = request.body
        await app.audit.record({
          event: 'person.changed',
          person: by,
          details: {
            subject: id,
            changed: Object.keys(rest).sort().join(' '),
            ...(administrator === undefined ? {} : { administrator }),
            ...(ended === undefined ? {} : { ended }),
            ...(twoFactor === undefined ? {} : { twoFactor })
          },
          address: request.ip
        })
        for (const entry of releasedEntries(id, released)) await recordBy(app, request, entry)
        return adminPersonOf(app.storage, id)
      }
    )

    const open = described('administrator', {
      summary:
        'What a person has to handle and nobody has decided, by document: it has no handler when the person has left.',
      tags,
      response: { 200: json('How many synpunkter, in which documents.', openHandling) },
      errors: ['ogiltig-begaran', 'finns-inte']
    })
    server.get('/api/admin/people/:person/handling', { ...open, schema: { ...open.schema, params } }, async request => {
      const { id } = await adminPersonOf(app.storage, request.params.person)
      return { documents: await openByDocument(app.storage.db, id) }
    })

    const again = described('administrator', {
      summary: 'Invites a person (again): earlier invitations open nothing more. The person chooses a new password.',
      tags,
      response: { 200: json('The invitation.', invitation) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'finns-inte', 'utan-epost']
    })
    server.post(
      '/api/admin/people/:person/invitation',
      { ...again, schema: { ...again.schema, params } },
      async request => invite(app, request.params.person, inviting(app, request))
    )
  }

const inviting = (app: App, request: FastifyRequest) => ({
  by: signedIn(request).id,
  from: request.ip,
  at: ownAddress(request.headers.host, app.config)
})

/** Throws `okand-enhet` for a unit that the register does not have. */
function demandUnits(app: App, units: readonly string[]): void {
  const known = new Set(app.register.kommun.enheter.map(unit => unit.id))
  const unknown = units.find(unit => !known.has(unit))
  if (unknown !== undefined) throw new StyrskriftError('okand-enhet', { unit: unknown })
}
