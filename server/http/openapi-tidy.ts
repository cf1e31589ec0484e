type Json = unknown
type JsonObject = Record<string, Json>

const COMPONENT = '#/components/schemas/'
/** Where the generator puts what two schemas share, and the name that it has here. */
const SHARED = '__shared'
const SHARED_NAME = 'Shared'

/**
 * Makes what was generated fit to be read: references lead where they say, an id that is made while a file is read is no default,
 * an empty answer is described, and only the schemas that a route leads to remain.
 */
export function tidyOpenApi<T>(document: T): T {
  const tidy = mend(document) as JsonObject
  const components = tidy.components as JsonObject
  const schemas = components.schemas as JsonObject
  if (SHARED in schemas) {
    schemas[SHARED_NAME] = schemas[SHARED]
    delete schemas[SHARED]
  }
  const reached = new Set<string>()
  reach(tidy.paths, schemas, reached)
  components.schemas = Object.fromEntries(Object.entries(schemas).filter(([name]) => reached.has(name)))
  return tidy as T
}

function mend(value: Json): Json {
  if (Array.isArray(value)) return value.map(mend)
  if (typeof value !== 'object' || value === null) return value
  const out: JsonObject = {}
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') out[key] = mendReference(inner)
    else if (key === 'default' && typeof inner === 'string' && /^Ny\d+x$/.test(inner)) continue
    else if (key === 'description' && inner === 'Default Response') out[key] = 'Done; no content.'
    else out[key] = mend(inner)
  }
  return out
}

const mendReference = (ref: string): string =>
  ref.startsWith(`${COMPONENT}${SHARED}#`)
    ? `${COMPONENT}${SHARED_NAME}${ref.slice(COMPONENT.length + SHARED.length + 1)}`
    : ref

function reach(value: Json, schemas: JsonObject, reached: Set<string>): void {
  if (Array.isArray(value)) for (const inner of value) reach(inner, schemas, reached)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref' || typeof inner !== 'string') {
        reach(inner, schemas, reached)
        continue
      }
      const name = inner.slice(COMPONENT.length).split('/', 1)[0] as string
      if (reached.has(name)) continue
      reached.add(name)
      reach(schemas[name], schemas, reached)
    }
  }
}
