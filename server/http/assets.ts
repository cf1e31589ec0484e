import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { type Encoding, pack } from './packing.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm'
}
const ALREADY_SMALL = ['.png', '.ico', '.woff2']
const WORTH_COMPRESSING = 1024

/** One file of the built client, in memory. */
export interface Asset {
  readonly type: string
  readonly etag: string
  /** Its name holds a hash of its content: it never changes. */
  readonly immutable: boolean
  readonly bytes: Buffer
  /** The bytes packed, made once; null where packing gains nothing. */
  packed(encoding: Encoding): Promise<Buffer> | null
}

/** The built client by path (`/index.html`), as it is at start; empty when it has not been built. Only what is listed is ever served. */
export function loadAssets(directory: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const entry of entriesOf(directory)) {
    const path = `/${relative(directory, entry).split(sep).join('/')}`
    assets.set(path, asset(path, readFileSync(entry)))
  }
  return assets
}

function entriesOf(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    return entries.filter(e => e.isFile()).map(e => join(e.parentPath, e.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function asset(path: string, bytes: Buffer): Asset {
  const extension = extname(path)
  const packed = new Map<Encoding, Promise<Buffer>>()
  const worth = bytes.length >= WORTH_COMPRESSING && !ALREADY_SMALL.includes(extension)
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
    immutable: path.startsWith('/assets/'),
    bytes,
    packed: encoding => {
      if (!worth) return null
      const made = packed.get(encoding) ?? pack(bytes, encoding, 'well')
      packed.set(encoding, made)
      return made
    }
  }
}
