import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changeUnitBody,
  importDone,
  importPreview,
  newUnitBody,
  unit,
  unitList,
  unitNames,
  unitVersionBody
} from '../../../schemas/api/units.ts'
import { StyrskriftError } from '../../../schemas/errors/catalogue.ts'
import type { App } from '../../http/app.ts'
import { attachment, bytes, described, file, json } from '../../http/described.ts'
import { recordBy } from '../../http/record.ts'
import { changeUnit, createUnit, setUnitEnded } from '../../register/change.ts'
import { exportUnits } from '../../register/export.ts'
import { acceptImport, previewImport } from '../../register/import.ts'
import { listUnits, unitRows } from '../../register/list.ts'
import type { Unit } from '../../register/units.ts'

const tags = ['units']
const params = z.object({ id: z.string().min(1).max(40) })
const exportQuery = z.object({ format: z.enum(['csv', 'xlsx']) })
const importQuery = z.object({ accept: z.string().length(64).optional() })
const response = { 200: json('The unit as it is now.', unit) }
const CSV = 'text/csv'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A register of 2,000 units is a tenth of this. */
const MOST_FILE_BYTES = 2 * 1024 * 1024

/** The register of units: names for whoever is signed in; all of it, and changes, for administrators. */
export const unitRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    server.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_FILE_BYTES },
      (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
    )
    const rowOf = async (changed: Unit): Promise<z.infer<typeof unit>> => {
      const [row] = await unitRows(app.storage, [changed])
      if (!row) throw new StyrskriftError('finns-inte')
      return row
    }
    server.get(
      '/api/units',
      described('signed-in', {
        summary: 'The units that can be chosen: those that have not ended.',
        tags,
        response: { 200: json('The units, in the order of the register.', unitNames) }
      }),
      async () => ({
        units: app.register.kommun.enheter.filter(u => !u.ended).map(({ id, name, kind }) => ({ id, name, kind }))
      })
    )

    server.get(
      '/api/admin/units',
      described('administrator', {
        summary: 'Every unit of the register, also those that have ended.',
        tags,
        response: { 200: json('The units, in the order of the register.', unitList) }
      }),
      () => listUnits(app.storage, app.register.kommun)
    )

    const create = described('administrator', {
      summary: 'Adds a unit. Without an id, it gets one that is made of its name.',
      tags,
      response: { 201: json('The unit.', unit) },
      errors: ['ogiltig-begaran', 'ogiltig-enhet', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/admin/units',
      { ...create, schema: { ...create.schema, body: newUnitBody } },
      async (request, reply) => {
        const made = await createUnit(app, request.body)
        await recordBy(app, request, { event: 'unit.created', details: { unit: made.id } })
        return reply.code(201).send(await rowOf(made))
      }
    )

    const change = described('administrator', {
      summary:
        'Changes what is given of a unit. A name that is changed stays among the former ones, unless `keepName` is false.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'ogiltig-enhet', 'andrad-under-tiden', 'finns-inte', 'fel-ursprung', 'for-stor']
    })
    server.patch(
      '/api/admin/units/:id',
      { ...change, schema: { ...change.schema, params, body: changeUnitBody } },
      async request => {
        const changed = await changeUnit(app, request.params.id, request.body)
        await recordBy(app, request, { event: 'unit.changed', details: { unit: changed.id, version: changed.version } })
        return rowOf(changed)
      }
    )

    for (const [action, ended, event, summary] of [
      ['end', true, 'unit.ended', 'Ends a unit: it keeps its place in documents, and cannot be chosen any more.'],
      ['reopen', false, 'unit.reopened', 'Takes up a unit that had ended.']
    ] as const) {
      const about = described('administrator', {
        summary,
        tags,
        response,
        errors: ['ogiltig-begaran', 'andrad-under-tiden', 'finns-inte', 'fel-ursprung', 'for-stor']
      })
      server.post(
        `/api/admin/units/:id/${action}`,
        { ...about, schema: { ...about.schema, params, body: unitVersionBody } },
        async request => {
          const changed = await setUnitEnded(app, request.params.id, request.body.version, ended)
          await recordBy(app, request, { event, details: { unit: changed.id } })
          return rowOf(changed)
        }
      )
    }

    const give = described('administrator', {
      summary: 'The register as a file, which can be changed and read in again.',
      tags,
      response: { 200: file('The file, as an attachment.', [CSV, XLSX]) },
      errors: ['ogiltig-begaran']
    })
    server.get(
      '/api/admin/units/export',
      { ...give, schema: { ...give.schema, querystring: exportQuery } },
      async (request, reply) => {
        const { name, bytes } = await exportUnits(app.storage, request.query.format)
        reply.header('content-disposition', attachment(name))
        return reply.type(request.query.format === 'csv' ? `${CSV}; charset=utf-8` : XLSX).send(bytes)
      }
    )

    const take = described('administrator', {
      summary:
        'Reads units from a CSV or XLSX file. Says what would be added and changed, and saves nothing; with `accept`, the key of what was said, it does exactly that.',
      tags,
      response: { 200: json('What would be done, or what was done.', z.union([importPreview, importDone])) },
      errors: ['ogiltig-begaran', 'ogiltigt-register', 'andrad-under-tiden', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/admin/units/import',
      {
        ...take,
        bodyLimit: MOST_FILE_BYTES,
        schema: { ...take.schema, querystring: importQuery, consumes: ['application/octet-stream'], body: bytes }
      },
      async request => {
        const { accept } = request.query
        if (accept === undefined) return previewImport(app, request.body)
        const done = await acceptImport(app, request.body, accept)
        await recordBy(app, request, { event: 'unit.imported', details: done })
        return done
      }
    )
  }
