import type { Rng } from '../random/rng.ts'
import { NASTY_TEXTS } from './values.ts'

type Schema = Record<string, unknown>

/** A route as the server itself describes it. */
export interface Operation {
  method: string
  path: string
  parameters: readonly { name: string; in: 'path' | 'query'; schema: Schema }[]
  /** The schema of its body, by media type; null when it takes none. */
  bodies: Readonly<Record<string, Schema>> | null
}

/** What the server says at /api/openapi.json, as far as it is used here. */
export interface Description {
  paths: Record<string, Record<string, Record<string, unknown>>>
  components: { schemas: Record<string, Schema> }
}

export const operationsOf = ({ paths }: Description): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      method: method.toUpperCase(),
      path,
      parameters: (about.parameters ?? []) as Operation['parameters'],
      bodies: bodiesOf(about.requestBody as { content: Record<string, { schema: Schema }> } | undefined)
    }))
  )

const bodiesOf = (body: { content: Record<string, { schema: Schema }> } | undefined): Operation['bodies'] =>
  body ? Object.fromEntries(Object.entries(body.content).map(([type, { schema }]) => [type, schema])) : null

/** A value that the schema allows, more or less: where it says nothing that is understood here, anything. */
export function example(rng: Rng, schema: Schema, all: Description, depth = 0): unknown {
  const reference = schema.$ref
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? ''
    return depth > 6 ? null : example(rng, all.components.schemas[name] ?? {}, all, depth + 1)
  }
  const among = (schema.enum ?? schema.anyOf ?? schema.oneOf) as unknown[] | undefined
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return rng.pick(among ?? [])
  if (among) return example(rng, (rng.pick(among) ?? {}) as Schema, all, depth + 1)
  const type = Array.isArray(schema.type) ? rng.pick(schema.type as string[]) : schema.type
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return rng.chance(0.5)
    case 'integer':
    case 'number':
      return rng.pick([0, 1, 2, 7, 100])
    case 'array':
      return Array.from({ length: depth > 5 ? 0 : rng.int(3) }, () =>
        example(rng, (schema.items ?? {}) as Schema, all, depth + 1)
      )
    case 'object':
      return objectOf(rng, schema, all, depth)
    default:
      return rng.chance(0.2) ? rng.pick(NASTY_TEXTS) : rng.pick(['Text', 'program', 'en-enhet', 'a@b.se', '2026-11-22'])
  }
}

function objectOf(rng: Rng, schema: Schema, all: Description, depth: number): Record<string, unknown> {
  const required = new Set((schema.required ?? []) as string[])
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const chosen = properties.filter(([name]) => required.has(name) || rng.chance(0.5))
  const out = Object.fromEntries(chosen.map(([name, inner]) => [name, example(rng, inner, all, depth + 1)]))
  const more = schema.additionalProperties
  if (typeof more === 'object' && more !== null && depth < 5) out.namn = example(rng, more as Schema, all, depth + 1)
  return out
}
