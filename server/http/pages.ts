import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, loadAssets } from './assets.ts'
import { sendError } from './errors.ts'
import { encodingFor } from './packing.ts'
import { isAnswerPage } from './security.ts'

const OURS = /^\/(api|sync|healthz|metrics)(\/|$)/

/**
 * The built client: its files, and its start page for every other address that a browser opens (documents, settings). What lies under
 * /api and /sync is never a page.
 */
export function addPages(server: FastifyInstance, directory: string): void {
  const assets = loadAssets(directory)
  server.setNotFoundHandler({ preHandler: [] }, async (request, reply) => {
    const path = pathOf(request)
    if (path === null || OURS.test(path) || !['GET', 'HEAD'].includes(request.method))
      return sendError(reply, 'finns-inte')
    const found = assets.get(path === '/' ? '/index.html' : path)
    if (found) return sendAsset(request, reply, found)
    if (/\.\w{1,12}$/.test(path)) return sendError(reply, 'finns-inte')
    const page = assets.get('/index.html')
    return page ? sendAsset(request, reply, page) : sendError(reply, 'inget-bygge')
  })
}

function pathOf(request: FastifyRequest): string | null {
  try {
    return decodeURIComponent(request.url.split('?', 1)[0] as string)
  } catch {
    return null
  }
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): Promise<FastifyReply> {
  reply.headers({
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': cacheOf(request, asset)
  })
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
  reply.code(200).type(asset.type)
  const encoding = encodingFor(request.headers['accept-encoding'])
  const packed = encoding === null ? null : await asset.packed(encoding)
  if (!packed) return reply.send(asset.bytes)
  return reply.header('content-encoding', encoding).send(packed)
}

const cacheOf = (request: FastifyRequest, { immutable }: Asset): string =>
  isAnswerPage(request.url) ? 'no-store' : immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
