import * as Y from 'yjs'
import { fieldShape, isRecordType, memberSchema, scalarSchema, shapeOf } from '../records/shapes.ts'
import { readStycken, writeStycken } from '../text/flat.ts'
import { receiveQuietly } from '../text/quiet.ts'
import { isBlank, type Stycke } from '../text/stycke.ts'
import { type Dokument, type DokumentPost, INTERCHANGE_FORMAT, INTERCHANGE_VERSION } from './dokument.ts'
import { splitOnce } from './drafts.ts'
import { fieldName, INDEX, METADATA_ID, parseFieldName } from './ids.ts'
import { keyBetween, type Random } from './order.ts'
import { type Post, readStructure } from './reading.ts'

/** Reads the text of one field; the editor gives a reader with a cache. */
export type TextReader = (record: string, field: string, kind: 'line' | 'rich' | 'block') => Stycke[]

/**
 * The whole document as plain data: the living document, what is without a place, what was deleted, and what this version does
 * not understand. Pictures are added by whoever holds the files.
 */
export function toDokument(doc: Y.Doc, template: string, read?: TextReader): Dokument {
  const index = doc.getMap(INDEX)
  const reading = readStructure(index)
  const text: TextReader = read ?? ((record, field, kind) => readStycken(doc.getText(fieldName(record, field)), kind))
  const fieldsByRecord = fieldsPresent(doc)
  const taken = new Set<string>()
  const toPost = (post: Post, away = false): DokumentPost => {
    const fields: Record<string, Stycke[]> = {}
    const names = new Set([...Object.keys(shapeOf(post.type).fields), ...(fieldsByRecord.get(post.id) ?? [])])
    for (const name of names) {
      const shape = fieldShape(post.type, name)
      if (!shape) continue
      taken.add(fieldName(post.id, name))
      fields[name] = text(post.id, name, shape.kind)
    }
    const out: DokumentPost = {
      id: post.id,
      type: post.type,
      data: { ...post.data },
      sets: Object.fromEntries(Object.entries(post.sets).map(([key, members]) => [key, [...members]])),
      fields,
      children: post.children.map(child => toPost(child))
    }
    if (post.place?.o) out.order = post.place.o
    if (away) out.parent = post.place?.a ?? null
    if (post.deleted && away) out.deleted = { ...post.deleted }
    return out
  }
  const metadata = toPost(reading.metadata)
  const sections = reading.sections.map(p => toPost(p))
  const unplaced = reading.unplaced.map(p => toPost(p, true))
  const trash = reading.trash.map(p => toPost(p, true))
  return {
    format: INTERCHANGE_FORMAT,
    version: INTERCHANGE_VERSION,
    template,
    metadata,
    sections,
    unplaced,
    trash,
    pictures: {},
    rest: { keys: unknownKeys(index), texts: unknownTexts(doc, taken) }
  }
}

function fieldsPresent(doc: Y.Doc): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const root of doc.share.keys()) {
    const name = parseFieldName(root)
    if (!name || doc.getText(root).length === 0) continue
    const list = out.get(name.record)
    if (list) list.push(name.field)
    else out.set(name.record, [name.field])
  }
  return out
}

/** Keys of the index that no record of a known type owns, or whose name or value this version does not understand. */
function unknownKeys(index: Y.Map<unknown>): Record<string, never> {
  const out: Record<string, never> = {}
  index.forEach((value, key) => {
    const bar = key.indexOf('|')
    const type = bar > 0 ? index.get(`${key.slice(0, bar)}|t`) : undefined
    if (isRecordType(type) && understood(type, key.slice(bar + 1), value)) return
    if (key.startsWith(`${METADATA_ID}|d|`) && understood('metadata', key.slice(bar + 1), value)) return
    if (value !== undefined && !(value instanceof Y.AbstractType)) out[key] = value as never
  })
  return out
}

function understood(type: Parameters<typeof shapeOf>[0], what: string, value: unknown): boolean {
  if (what === 't' || what === 'p' || what === 'x') return true
  if (!what.startsWith('d|')) return false
  const [name, member] = splitOnce(what.slice(2))
  const schema = member === null ? scalarSchema(type, name) : memberSchema(type, name)
  return schema?.safeParse(member ?? value).success ?? false
}

function unknownTexts(doc: Y.Doc, taken: ReadonlySet<string>): Record<string, Stycke[]> {
  const out: Record<string, Stycke[]> = {}
  for (const root of [...doc.share.keys()].sort()) {
    if (!parseFieldName(root) || taken.has(root)) continue
    const stycken = readStycken(doc.getText(root), 'block')
    if (!isBlank(stycken)) out[root] = stycken
  }
  return out
}

/** What is left to chance, for who needs the same document twice. */
interface Chance {
  clientID: number
  random: Random
}

/**
 * Builds the shared document from plain data. The order of the file applies where no order keys are given. The result is one
 * transaction of a client id that nobody else uses, unless `chance` says which.
 */
export function fromDokument(dokument: Dokument, chance?: Chance): Y.Doc {
  const doc = new Y.Doc()
  if (chance) doc.clientID = chance.clientID
  const keyAfter = (last: string | null): string => keyBetween(last, null, chance?.random)
  receiveQuietly(doc)
  const index = doc.getMap<unknown>(INDEX)
  const put = (post: DokumentPost, parent: string | null, order: string | null): void => {
    index.set(`${post.id}|t`, post.type)
    if (order !== null) index.set(`${post.id}|p`, { a: parent, o: order })
    if (post.deleted) index.set(`${post.id}|x`, { ...post.deleted })
    for (const [key, value] of Object.entries(post.data)) index.set(`${post.id}|d|${key}`, value)
    for (const [set, members] of Object.entries(post.sets)) {
      let last: string | null = null
      for (const member of members) {
        last = keyAfter(last)
        index.set(`${post.id}|d|${set}|${member}`, last)
      }
    }
    for (const [field, stycken] of Object.entries(post.fields)) {
      const kind = fieldShape(post.type, field)?.kind
      if (kind) writeStycken(doc.getText(fieldName(post.id, field)), stycken, kind)
    }
    putAll(post.children, post.id)
  }
  const putAll = (posts: readonly DokumentPost[], parent: string | null): void => {
    const ordered = posts.every(p => p.order !== undefined)
    let last: string | null = null
    for (const post of posts) {
      last = ordered ? post.order! : keyAfter(last)
      put(post, parent, last)
    }
  }
  doc.transact(() => {
    put(dokument.metadata, null, null)
    putAll(dokument.sections, null)
    for (const away of [...dokument.unplaced, ...dokument.trash])
      put(away, away.parent ?? null, away.order ?? orderOf(away))
    for (const [key, value] of Object.entries(dokument.rest.keys)) index.set(key, value)
    for (const [root, stycken] of Object.entries(dokument.rest.texts)) writeStycken(doc.getText(root), stycken, 'block')
  })
  return doc
}

/** A record that stood nowhere has no order key, and stands nowhere in the new document either. */
const orderOf = (away: DokumentPost): string | null => (away.parent ? 'a0' : null)
