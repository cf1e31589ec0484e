import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Dokument, type DokumentPost, dokument as dokumentSchema } from '../../schemas/document/dokument.ts'
import { flatText, type Stycke, stycke } from '../../schemas/text/stycke.ts'
import { Bookmarks } from '../../schemas/word/bookmarks.ts'
import type { DocxFile } from '../docx/model.ts'
import { fieldReader } from './read-field.ts'

/**
 * The map that a Word file carries in a part of its own: records with their ids, order and data, and for each field the hash of its words.
 * The words themselves stand in the file, between the field's bookmarks; only what cannot be read back from there stands in the map.
 * What lies in the trash is not in it: a file that is sent out holds no words that somebody has deleted.
 */
export const MAP_PART = {
  root: 'karta',
  namespace: 'urn:styrskrift:karta:1',
  item: '{8B6F0C1E-5D2A-4B53-9C0E-5A1E57C0DE01}'
} as const
const MAP_FORMAT = 'styrskrift-karta'

interface MapField {
  /** SHA-256 of its words as the file shows them, in hexadecimal; null: the file does not show it. */
  sha256: string | null
  /** The paragraphs, where the file does not say them all. */
  stycken?: Stycke[]
}

type MapPost = Omit<DokumentPost, 'fields' | 'children'> & { fields: Record<string, MapField>; children: MapPost[] }

/** The map of a document as a Word file shows it. `file` is that file, read. */
export function mapOf(dokument: Dokument, file: DocxFile): string {
  const read = fieldReader(file)
  const post = (from: DokumentPost): MapPost => ({
    ...from,
    fields: Object.fromEntries(
      Object.entries(from.fields).map(([field, stycken]): [string, MapField] => {
        const shown = read(namesOf(from.id, field))
        const same = shown !== null && JSON.stringify(shown) === JSON.stringify(stycken)
        return [field, { sha256: shown && hashOf(shown), ...(same ? {} : { stycken }) }]
      })
    ),
    children: from.children.map(post)
  })
  const { trash: _trash, pictures, ...rest } = dokument
  return JSON.stringify({
    ...rest,
    format: MAP_FORMAT,
    pictures: Object.fromEntries(Object.entries(pictures).map(([sha, { mime }]) => [sha, mime])),
    metadata: post(dokument.metadata),
    sections: dokument.sections.map(post),
    unplaced: dokument.unplaced.map(post)
  })
}

const mapField = z.object({ sha256: z.string().nullable(), stycken: z.array(stycke).optional() })
const mapShape = z.looseObject({
  format: z.literal(MAP_FORMAT),
  pictures: z.record(z.string(), z.string()),
  metadata: z.unknown(),
  sections: z.array(z.unknown()),
  unplaced: z.array(z.unknown())
})

/**
 * The document of a file that Styrskrift has written and that nobody has changed since; null for every other file, also for one in which
 * any word differs from what its map says.
 */
export function untouchedDokument(file: DocxFile): Dokument | null {
  if (file.map === null || Object.values(file.changes).some(n => n > 0)) return null
  try {
    const map = mapShape.parse(JSON.parse(file.map))
    const read = fieldReader(file)
    const post = (from: unknown): unknown => {
      const { fields, children, id, ...rest } = z
        .looseObject({ id: z.string(), fields: z.record(z.string(), mapField), children: z.array(z.unknown()) })
        .parse(from)
      const read1 = Object.entries(fields).map(([field, mark]) => [field, wordsOf(read, id, field, mark)])
      return { id, ...rest, fields: Object.fromEntries(read1), children: children.map(post) }
    }
    return dokumentSchema.parse({
      ...map,
      format: 'styrskrift-dokument',
      metadata: post(map.metadata),
      sections: map.sections.map(post),
      unplaced: map.unplaced.map(post),
      trash: [],
      pictures: picturesOf(map.pictures, file)
    })
  } catch {
    // Edited by somebody, or cut short: then the file is read as any other.
    return null
  }
}

class Changed extends Error {}

/** The words of a field, when they are those that the file was written with. */
function wordsOf(read: ReturnType<typeof fieldReader>, record: string, field: string, mark: MapField): Stycke[] {
  const shown = read(namesOf(record, field))
  const stycken = mark.stycken ?? shown
  if (!stycken || (shown && hashOf(shown)) !== mark.sha256) throw new Changed(`${record}:${field}`)
  return stycken
}

const hashOf = (stycken: readonly Stycke[]): string => createHash('sha256').update(flatText(stycken)).digest('hex')

const namesOf = (record: string, field: string): string[] => [
  new Bookmarks().name(record, field).toLowerCase(),
  Bookmarks.hashed(record, field).toLowerCase()
]

/** Pictures are found by the hash of their bytes, which is what a document calls them by. */
function picturesOf(wanted: Readonly<Record<string, string>>, file: DocxFile): Dokument['pictures'] {
  const out: Record<string, unknown> = {}
  for (const bytes of file.pictures.values()) {
    const sha = createHash('sha256').update(bytes).digest('hex')
    if (wanted[sha]) out[sha] = { mime: wanted[sha], base64: Buffer.from(bytes).toString('base64') }
  }
  if (Object.keys(wanted).some(sha => out[sha] === undefined)) throw new Changed('pictures')
  return out as Dokument['pictures']
}
