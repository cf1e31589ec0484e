import * as Y from 'yjs'
import { receiveQuietly } from '../../schemas/text/quiet.ts'

/** The stored parts of a document: the latest snapshot and the updates after it, in order. */
export interface Parts {
  snapshot: Uint8Array | null
  updates: readonly Uint8Array[]
}

/** The document that the parts make. Throws when they cannot be read, or when something that they build on is missing. */
export function buildDoc(parts: Parts): Y.Doc {
  const doc = new Y.Doc()
  receiveQuietly(doc)
  const apply = (): void => {
    if (parts.snapshot) Y.applyUpdate(doc, parts.snapshot, 'storage')
    for (const update of parts.updates) Y.applyUpdate(doc, update, 'storage')
  }
  // Not local: it is what others wrote.
  Y.transact(doc, apply, 'storage', false)
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('an update builds on something that is not stored')
  return doc
}

/** The client ids that wrote what an update brings. Throws when it cannot be read. */
export const clientsOf = (update: Uint8Array): number[] => [
  ...new Set(Y.decodeUpdate(update).structs.map(struct => struct.id.client))
]

/** Null when both documents hold the same, or what differs. History (state vector, deletions) and content are compared. */
export function difference(a: Y.Doc, b: Y.Doc): string | null {
  if (!Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))) return 'the histories differ'
  for (const name of new Set([...a.share.keys(), ...b.share.keys()])) {
    if (contentOf(a.share.get(name) as unknown as Shared) !== contentOf(b.share.get(name) as unknown as Shared))
      return `the contents of ${name} differ`
  }
  return null
}

/** What Yjs keeps inside a shared type: its list, and the latest item of each key. */
type Shared = { _start: Y.Item | null; _map: Map<string, Y.Item> } | undefined

/** Everything that is visible in a shared type of any kind, in one string; an absent type is as an empty one. */
function contentOf(type: Shared): string {
  if (!type) return ''
  let text = ''
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted) text += contentOfItem(item)
  }
  const keys: string[] = []
  for (const [key, item] of type._map) {
    if (!item.deleted) keys.push(`${JSON.stringify(key)}:${contentOfItem(item)}`)
  }
  return keys.length === 0 ? text : `${text}\u0000{${keys.sort().join()}}`
}

function contentOfItem(item: Y.Item): string {
  const { content } = item
  if (content instanceof Y.ContentString) return content.str
  if (content instanceof Y.ContentFormat) return `\u0000${JSON.stringify([content.key, content.value])}`
  if (content instanceof Y.ContentEmbed) return `\u0000${JSON.stringify(content.embed)}`
  if (content instanceof Y.ContentType) return `\u0000(${contentOf(content.type as unknown as Shared)})`
  return `\u0000${JSON.stringify(content.getContent())}`
}
