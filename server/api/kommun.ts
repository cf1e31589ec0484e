import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { templateList } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { kommun } from '../../schemas/register/kommun.ts'
import type { App } from '../http/app.ts'
import { described, file, json } from '../http/described.ts'

const tags = ['kommun']

/** The municipality, its logo, and its templates. */
export const kommunRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    server.get(
      '/api/kommun',
      described('signed-in', {
        summary: 'The municipality and its register of units.',
        tags,
        response: { 200: json('The municipality.', kommun) }
      }),
      async () => app.register.kommun
    )

    server.get(
      '/api/kommun/logo',
      described('everybody', {
        summary: 'The logo of the municipality.',
        tags,
        response: { 200: file('The picture.', ['image/svg+xml', 'image/png']) },
        errors: ['finns-inte']
      }),
      async (_request, reply) => {
        const { logo } = app.templates
        if (!logo) throw new StyrskriftError('finns-inte')
        reply.headers({
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          'cache-control': 'public, max-age=3600'
        })
        return reply.type(logo.mime).send(logo.bytes)
      }
    )

    server.get(
      '/api/templates',
      described('signed-in', {
        summary: 'The templates that a document can be made from.',
        tags,
        response: { 200: json('The templates.', templateList) }
      }),
      async () => ({
        templates: [...app.templates.templates.values()].map(({ name, documentType, description }) => ({
          name,
          documentType,
          description
        }))
      })
    )
  }
