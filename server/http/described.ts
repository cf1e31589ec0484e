import { z } from 'zod'
import { errorBody } from '../../schemas/api/contract.ts'
import { ERRORS, type ErrorId } from '../../schemas/errors/catalogue.ts'
import type { RouteAccess } from './access.ts'

interface Described<R> {
  summary: string
  tags: readonly string[]
  /** What the route answers when all goes well. */
  response: R
  /** Errors beyond those that follow from the access. */
  errors?: readonly ErrorId[]
  /** As how many requests one counts against the limit of the person: more than one where the server has much to do. */
  cost?: number
}

/**
 * The access of a route, and its description for OpenAPI: a summary, the good answer, and every error that it can answer with, those
 * that follow from the access included.
 */
export function described<R>(access: RouteAccess, { summary, tags, response, errors = [], cost = 1 }: Described<R>) {
  const ids: ErrorId[] = ['for-manga', 'fel-i-servern', ...errors]
  if (access === 'reviewer') ids.push('svarslank-galler-inte')
  else if (access !== 'everybody') ids.push('inte-inloggad')
  if (access === 'administrator') ids.push('inte-behorig')
  else if (!['everybody', 'half-signed-in', 'signed-in', 'reviewer'].includes(access))
    ids.push('finns-inte', 'inte-behorig')
  const security: Record<string, string[]>[] =
    access === 'everybody' ? [] : [access === 'reviewer' ? { answer: [] } : { session: [] }]
  const responses = { ...response, ...errorResponses(ids) } as R
  return { config: { access, cost }, schema: { summary, tags, security, response: responses } }
}

function errorResponses(ids: readonly ErrorId[]): Record<number, unknown> {
  const byStatus = new Map<number, ErrorId[]>()
  for (const id of ids) byStatus.set(ERRORS[id].status, [...(byStatus.get(ERRORS[id].status) ?? []), id])
  const responses: Record<number, unknown> = {}
  for (const [status, same] of byStatus) {
    const description = [...new Set(same)].map(id => `\`${id}\`: ${ERRORS[id].message}`).join(' ')
    responses[status] = { description, content: { 'application/json': { schema: errorBody } } }
  }
  return responses
}

/** A JSON answer with a description. */
export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } }
})

/** An answer without a body. */
export const nothing = z.undefined()

/** Bytes as they are. */
export const bytes = z.custom<Buffer>(value => value instanceof Uint8Array)

/** An answer of bytes. */
export const file = <const T extends string>(description: string, types: readonly T[]) => ({
  description,
  content: Object.fromEntries(types.map(type => [type, { schema: bytes }])) as Record<T, { schema: typeof bytes }>
})

/** A document in the path. */
export const documentParams = z.object({ id: z.string().min(1).max(40) })

/** The header of a file that is saved, RFC 6266: the name in plain letters for old programs, and in full. */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '')
  const full = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
