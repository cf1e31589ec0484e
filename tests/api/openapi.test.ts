import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ERRORS } from '../../schemas/errors/catalogue.ts'
import { testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'

const databases = testDatabases('sqlite')

/** What OpenAPI 3.1 says about the parts of it that are used here. */
const schemaObject = z.record(z.string(), z.unknown())
const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema: schemaObject }))
const response = z.strictObject({ description: z.string().min(3), content: content.optional() })
const operation = z.strictObject({
  summary: z.string().min(10),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.strictObject({
        schema: schemaObject,
        in: z.enum(['path', 'query']),
        name: z.string(),
        required: z.boolean().optional()
      })
    )
    .optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[245]\d\d$/), response)
})
const openapi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), description: z.string(), version: z.string() }),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schemaObject),
    securitySchemes: z.record(z.string(), z.object({ type: z.literal('apiKey'), in: z.literal('cookie') }))
  }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation)
  ),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  servers: z.array(z.unknown()).optional()
})

async function description() {
  const api = await testApi(await databases.open())
  const answer = await api.nobody.get('/api/openapi.json')
  await api.close()
  return openapi.parse(answer.json())
}

const CONTRACTS = resolve(import.meta.dirname, '../../schemas/api')

/** The routes as the contracts list them, in their comments. */
function contractRoutes(): string[] {
  const contracts = readdirSync(CONTRACTS).map(file => readFileSync(resolve(CONTRACTS, file), 'utf8'))
  return [...contracts.join('\n').matchAll(/^ \* (GET|POST|PUT|PATCH|DELETE) +(\/api\/[^\s?]*)/gm)].map(
    ([, method, path]) => `${method} ${path?.replace(/:(\w+)/g, '{$1}')}`
  )
}

test('every route of the contract is described, and no other', async () => {
  const { paths } = await description()
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`)
  )
  expect(contractRoutes().length).toBeGreaterThan(15)
  expect(routes.sort()).toEqual(contractRoutes().sort())
})

test('every reference leads somewhere, and every parameter of a path is described', async () => {
  const document = await description()
  const references: string[] = []
  JSON.stringify(document, (key, value) => {
    if (key === '$ref') references.push(value)
    return value
  })
  expect(references.length).toBeGreaterThan(50)
  for (const reference of new Set(references)) {
    expect(reference).toMatch(/^#\//)
    let at: unknown = document
    for (const part of reference.slice(2).split('/')) at = (at as Record<string, unknown>)[part]
    expect(at, reference).toBeTypeOf('object')
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1])
    for (const about of Object.values(methods)) {
      expect(about?.parameters?.filter(p => p.in === 'path').map(p => p.name) ?? [], path).toEqual(wanted)
    }
  }
})

test('every route describes its errors, with ids of the catalogue under their own status', async () => {
  const { paths } = await description()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, about] of Object.entries(methods)) {
      const { responses, security, requestBody } = about!
      const ids = Object.values(responses).flatMap(r => [...r.description.matchAll(/`([a-z-]+)`:/g)].map(m => m[1]))
      expect(ids, path).toEqual(expect.arrayContaining(['for-manga', 'fel-i-servern']))
      for (const [status, { description: words }] of Object.entries(responses)) {
        for (const [, id] of words.matchAll(/`([a-z-]+)`:/g)) {
          expect(String(ERRORS[id as keyof typeof ERRORS].status), `${path} ${id}`).toBe(status)
        }
      }
      const byLink = security.some(each => 'answer' in (each as object))
      if (security.length > 0) expect(ids, path).toContain(byLink ? 'svarslank-galler-inte' : 'inte-inloggad')
      if (path.includes('{id}')) expect(ids, path).toEqual(expect.arrayContaining(['finns-inte', 'inte-behorig']))
      if (method !== 'get') expect(ids, path).toContain('fel-ursprung')
      if (requestBody) expect(ids, path).toEqual(expect.arrayContaining(['ogiltig-begaran', 'for-stor']))
    }
  }
})
