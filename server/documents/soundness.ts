import { createHash } from 'node:crypto'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { METADATA_ID } from '../../schemas/document/ids.ts'
import { fromDokument, toDokument } from '../../schemas/document/interchange.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fieldShape, mayStandUnder, memberSchema, scalarSchema } from '../../schemas/records/shapes.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { pictureType } from './picture-type.ts'
import { allPosts } from './tidy.ts'

/** Something in a file that could not be taken in without being lost or hidden, by its path. */
export interface Unsound {
  path: string
  message: string
}

/**
 * What a file says that a document cannot hold: an import of it would lose something, so it is refused whole. Empty for everything
 * that was exported. Whether the document fits its template is another question.
 */
export function unsoundness(dokument: Dokument): Unsound[] {
  const words = messages.documents.lost
  const out: Unsound[] = []
  const say = (path: string, message: string): void => void out.push({ path, message })
  const { metadata } = dokument
  if (metadata.id !== METADATA_ID || metadata.type !== 'metadata') say('metadata', words.metadata)
  const seen = new Set<string>()
  for (const [list, posts] of Object.entries({
    metadata: [metadata],
    sections: dokument.sections,
    unplaced: dokument.unplaced,
    trash: dokument.trash
  })) {
    posts.forEach((post, i) => {
      const path = list === 'metadata' ? list : `${list}[${i}]`
      if (list !== 'metadata' && post.type === 'metadata') say(`${path}.type`, words.place)
      if (list === 'sections' && post.type !== 'section') say(`${path}.type`, words.place)
      inspect(post, path, seen, say)
    })
  }
  for (const key of Object.keys(dokument.rest.keys)) {
    const id = key.split('|', 1)[0] as string
    if (seen.has(id) && /\|(t|p|x)$/.test(key)) say(`rest.keys.${key}`, words.reserved)
  }
  for (const [file, { base64, mime }] of Object.entries(dokument.pictures)) {
    const bytes = Buffer.from(base64, 'base64')
    const same = createHash('sha256').update(bytes).digest('hex') === file && pictureType(bytes)?.mime === mime
    if (!same) say(`pictures.${file}`, words.picture)
  }
  return out.length > 0 ? out : lostOnTheWay(dokument)
}

function inspect(
  post: DokumentPost,
  path: string,
  seen: Set<string>,
  say: (path: string, message: string) => void
): void {
  const words = messages.documents.lost
  if (seen.has(post.id)) say(`${path}.id`, words.twice(post.id))
  seen.add(post.id)
  for (const [key, value] of Object.entries(post.data)) {
    const schema = key.includes('|') ? null : scalarSchema(post.type, key)
    if (!schema?.safeParse(value).success) say(`${path}.data.${key}`, words.value)
  }
  for (const [set, members] of Object.entries(post.sets)) {
    members.forEach((member, i) => {
      if (!memberSchema(post.type, set)?.safeParse(member).success) say(`${path}.sets.${set}[${i}]`, words.value)
    })
  }
  for (const [field, stycken] of Object.entries(post.fields)) {
    const kind = fieldShape(post.type, field)?.kind
    if (!kind) say(`${path}.fields.${field}`, words.field)
    else if (kind !== 'block' && (stycken.length > 1 || stycken.some(s => s.form || s.level)))
      say(`${path}.fields.${field}`, words.oneLine)
  }
  post.children.forEach((child, i) => {
    if (!mayStandUnder(child.type, post.type)) say(`${path}.children[${i}].type`, words.place)
    inspect(child, `${path}.children[${i}]`, seen, say)
  })
}

/** The last word: the document is built, read again, and every text compared. */
function lostOnTheWay(dokument: Dokument): Unsound[] {
  const doc = fromDokument(dokument)
  const after = new Map([...allPosts(toDokument(doc, dokument.template))].map(post => [post.id, post]))
  doc.destroy()
  const out: Unsound[] = []
  for (const post of allPosts(dokument)) {
    for (const [field, stycken] of Object.entries(post.fields)) {
      const there = after.get(post.id)?.fields[field]
      if (there === undefined || flatText(there) !== flatText(stycken))
        out.push({ path: `${post.id}.fields.${field}`, message: messages.documents.lost.text })
    }
  }
  return out
}
