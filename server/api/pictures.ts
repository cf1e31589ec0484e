import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { uploadedPicture } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { addPicture, pictureOf } from '../documents/pictures.ts'
import { accessOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { bytes, described, documentParams, file, json } from '../http/described.ts'

const tags = ['pictures']
const TYPES = ['image/png', 'image/jpeg', 'image/gif'] as const
const pictureParams = documentParams.extend({ file: z.string().regex(/^[0-9a-f]{64}$/) })

/** Pictures of a document. */
export const pictureRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    for (const type of [/^image\//, 'application/octet-stream']) {
      server.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: app.config.maxPictureBytes },
        (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
      )
    }

    const add = described('add-picture', {
      summary:
        'Stores a picture, without what its file tells beside it (place, camera, texts). Its type is read from its bytes: PNG, JPEG or GIF.',
      tags,
      response: { 201: json('The name and size of the picture.', uploadedPicture) },
      errors: ['ogiltig-begaran', 'ogiltig-bild', 'fel-ursprung', 'arkiverad', 'for-stor']
    })
    server.post(
      '/api/documents/:id/pictures',
      {
        ...add,
        bodyLimit: app.config.maxPictureBytes,
        schema: { ...add.schema, params: documentParams, consumes: [...TYPES], body: bytes }
      },
      async (request, reply) => {
        const picture = await addPicture(app.storage, accessOf(request).document.id, request.body, app.now())
        return reply.code(201).send(picture)
      }
    )

    const see = described('see-picture', {
      summary: 'A picture of the document, by the SHA-256 of its bytes.',
      tags,
      response: { 200: file('The picture.', TYPES) }
    })
    server.get(
      '/api/documents/:id/pictures/:file',
      { ...see, schema: { ...see.schema, params: pictureParams } },
      async (request, reply) => {
        const { mime, data } = await pictureOf(app.storage, accessOf(request).document.id, request.params.file)
        const type = TYPES.find(t => t === mime)
        if (!type) throw new StyrskriftError('finns-inte')
        reply.headers({
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, max-age=31536000, immutable',
          'content-disposition': 'attachment'
        })
        return reply.type(type).send(data)
      }
    )
  }
