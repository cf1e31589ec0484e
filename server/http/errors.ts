import { randomBytes } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import {
  describeError,
  type ErrorDetails,
  type ErrorId,
  type FieldIssue,
  StyrskriftError
} from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { App } from './app.ts'

/** Answers with an error of the catalogue. */
export function sendError(
  reply: FastifyReply,
  id: ErrorId,
  details: ErrorDetails = {},
  fields: readonly FieldIssue[] = []
): FastifyReply {
  const { status, message, remedy } = describeError(id, details)
  if (details.seconds) reply.header('retry-after', details.seconds)
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ error: { id, message, remedy, ...(fields.length > 0 ? { fields } : {}) } })
}

/** What is wrong with a request that came to no check of ours, by the code of the HTTP library. */
export function wordsOf(code: string): string {
  const words: Readonly<Record<string, string>> = messages.http
  return words[code] ?? messages.http.other
}

const KIB = 1024
const MIB = 1024 * KIB

/** A number of bytes in words: `20 MB`, `64 kB`. */
export const sizeText = (bytes: number): string =>
  bytes < MIB ? `${Math.floor(bytes / KIB)} kB` : `${Math.floor(bytes / MIB)} MB`

/**
 * The one place where what was thrown becomes an answer. What is not expected gets a reference number, which stands in the log beside
 * the fault, and tells the client nothing else.
 */
export function errorHandler(app: App) {
  return (
    error: FastifyError | StyrskriftError | Error,
    request: FastifyRequest,
    reply: FastifyReply
  ): FastifyReply => {
    if (error instanceof StyrskriftError) return sendError(reply, error.id, error.details, error.fields)
    const { code = '', statusCode = 500 } = error as Partial<FastifyError>
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      const limit = request.routeOptions.bodyLimit ?? app.config.maxImportBytes
      return sendError(reply, 'for-stor', { limit: sizeText(limit) })
    }
    if (statusCode >= 400 && statusCode < 500) {
      return sendError(reply, 'ogiltig-begaran', { what: wordsOf(code) })
    }
    const reference = randomBytes(4).toString('hex').toUpperCase()
    app.metrics.fault()
    app.log.error({ err: error, reference, request: request.id, route: request.routeOptions.url }, 'fault')
    return sendError(reply, 'fel-i-servern', { reference })
  }
}
