import type { Storage } from '../storage/storage.ts'
import { readVersion, type Version } from './versions.ts'

/** As many versions are held at once: what is worked with is mostly one. */
const HELD = 3

const held = new WeakMap<object, Map<string, Promise<Version>>>()

/** The version, held for those who ask again: it never changes. Throws `finns-inte`. */
export async function holdVersion(storage: Pick<Storage, 'db'>, document: string, id: string): Promise<Version> {
  const known = held.get(storage.db) ?? new Map<string, Promise<Version>>()
  held.set(storage.db, known)
  const key = `${document}/${id}`
  const found = known.get(key) ?? readVersion(storage, document, id)
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) {
    if (known.size <= HELD) break
    known.delete(oldest)
  }
  try {
    return await found
  } catch (error) {
    known.delete(key)
    throw error
  }
}
