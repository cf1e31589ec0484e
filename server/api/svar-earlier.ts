import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { earlierWording as wording, earlierWordings as wordings } from '../../schemas/api/svar.ts'
import { reviewerOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'
import { earlierWording, earlierWordings } from '../svar/earlier.ts'
import { partParams } from './svar.ts'

const tags = ['svar']
const oneParams = partParams.extend({ revision: z.coerce.number().int().min(0) })

/** What a part of an answer said before somebody changed it. */
export const earlierRoutes =
  ({ storage }: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('reviewer', {
      summary: 'What a part that is being written said before, by whom and until when.',
      tags,
      response: { 200: json('The earlier wordings, the latest first.', wordings) },
      errors: ['finns-inte']
    })
    server.get(
      '/api/svar/:recipient/parts/:part/earlier',
      { ...list, schema: { ...list.schema, params: partParams } },
      async request => earlierWordings(storage, reviewerOf(request).recipient.id, request.params.part)
    )

    const one = described('reviewer', {
      summary: 'One of the earlier wordings. To put it back is to change the part.',
      tags,
      response: { 200: json('What the part said then.', wording) },
      errors: ['finns-inte']
    })
    server.get(
      '/api/svar/:recipient/parts/:part/earlier/:revision',
      { ...one, schema: { ...one.schema, params: oneParams } },
      async request => {
        const { part, revision } = request.params
        return earlierWording(storage, reviewerOf(request).recipient.id, part, revision)
      }
    )
  }
