import type { FastifyReply, FastifyRequest } from 'fastify'
import { encodingFor, pack } from './packing.ts'

/** Smaller ones fit into a few packets as they are. */
const WORTH_PACKING = 16 * 1024

/**
 * What a route with a large answer is registered with besides its description. The answer is written as it was made: reading thousands of rows by the schema once more
 * takes as long as making them, and a test holds that they follow it. It is packed for whoever takes that. Not for an answer with a secret in it beside words that
 * somebody else may choose: its size would tell of both (BREACH).
 */
export const large = {
  serializerCompiler: () => (data: unknown) => JSON.stringify(data),
  onSend: async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (typeof payload !== 'string' || payload.length < WORTH_PACKING) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding === null) return payload
    const packed = await pack(Buffer.from(payload), encoding, 'fast')
    reply.headers({ 'content-encoding': encoding, 'content-length': packed.length })
    return packed
  }
}
