import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type AuditListEntry, auditList, auditQuery, auditVerified, verifyQuery } from '../../schemas/api/admin.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { headText, parseHead } from '../audit/head.ts'
import { type ReadEntry, readEntries } from '../audit/read.ts'
import { type Verified, verifyChain } from '../audit/verify.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'

const tags = ['audit']

/** The audit log, for administrators. */
export const auditRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('administrator', {
      summary: 'Entries of the audit log, the newest first.',
      tags,
      response: { 200: json('The entries.', auditList) },
      errors: ['ogiltig-begaran']
    })
    server.get('/api/admin/audit', { ...list, schema: { ...list.schema, querystring: auditQuery } }, async request => {
      const { limit, ...filter } = request.query
      const entries = await readEntries(app.storage, filter, limit)
      const next = entries.length === limit ? (entries.at(-1)?.sequence ?? null) : null
      return { entries: entries.map(shown), next }
    })

    const verify = described('administrator', {
      summary: 'Walks the whole chain of the audit log and says whether an entry was altered, removed or inserted.',
      tags,
      response: { 200: json('What was found.', auditVerified) },
      errors: ['ogiltig-begaran'],
      cost: 60
    })
    // A long chain takes a while: whoever asks meanwhile for the same gets the same answer.
    const running = new Map<string, Promise<Verified>>()
    server.get(
      '/api/admin/audit/verify',
      { ...verify, schema: { ...verify.schema, querystring: verifyQuery } },
      async request => {
        const { head = '' } = request.query
        const found = running.get(head) ?? verifyChain(app.storage, parseHead(head)).finally(() => running.delete(head))
        running.set(head, found)
        const { head: reached, broken } = await found
        return {
          sound: reached.sequence,
          head: headText(reached),
          broken: broken && { ...broken, message: messages.audit.breaks[broken.how](broken.sequence) }
        }
      }
    )
  }

function shown(entry: ReadEntry): AuditListEntry {
  const { sequence, event, address, hash, person, document } = entry
  return {
    sequence,
    at: new Date(entry.at).toISOString(),
    event,
    person: person === null ? null : { id: person, name: entry.person_name },
    document: document === null ? null : { id: document, title: entry.document_title },
    address,
    details: JSON.parse(entry.details) as AuditListEntry['details'],
    hash
  }
}
