import { createHash } from 'node:crypto'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { barePicture } from '../../schemas/pictures/bare.ts'
import type { Storage } from '../storage/storage.ts'
import { pictureType } from './picture-type.ts'
import type { StoredPicture } from './store.ts'

/** What the bytes are, with their name; null when they are no picture that we take. */
function maybePicture(data: Buffer): StoredPicture | null {
  const type = pictureType(data)
  return type && { file: createHash('sha256').update(data).digest('hex'), data, ...type }
}

/**
 * Stores a picture of a document, without what its file tells beside the picture: nobody sees that in the document, and it would go wherever the document
 * goes. The same picture twice is stored once. Throws `ogiltig-bild`, also for one that cannot be followed to its end.
 */
export async function addPicture(
  storage: Storage,
  document: string,
  sent: Buffer,
  now: number
): Promise<Omit<StoredPicture, 'data'>> {
  const bare = barePicture(sent)
  const picture = bare && maybePicture(Buffer.from(bare))
  if (!picture) throw new StyrskriftError('ogiltig-bild')
  await storage.db
    .insertInto('picture')
    .values({ document, ...picture, created_at: now })
    .onConflict(c => c.columns(['document', 'file']).doNothing())
    .execute()
  const { data: _data, ...stored } = picture
  return stored
}

/** All pictures of a document, also those that only something in the trash shows. */
export async function picturesOf(storage: Storage, document: string): Promise<StoredPicture[]> {
  const rows = await storage.db
    .selectFrom('picture')
    .select(['file', 'mime', 'width', 'height', 'data'])
    .where('document', '=', document)
    .orderBy('file')
    .execute()
  return rows.map(row => ({ ...row, mime: row.mime as StoredPicture['mime'] }))
}

/** One picture. Throws `finns-inte`. */
export async function pictureOf(
  storage: Storage,
  document: string,
  file: string
): Promise<{ mime: string; data: Buffer }> {
  const row = await storage.db
    .selectFrom('picture')
    .select(['mime', 'data'])
    .where('document', '=', document)
    .where('file', '=', file)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** Pictures as the interchange holds them. */
export const asPictureFiles = (pictures: readonly StoredPicture[]): Dokument['pictures'] =>
  Object.fromEntries(pictures.map(p => [p.file, { mime: p.mime, base64: p.data.toString('base64') }]))

/** The pictures of an interchange file. Its soundness has been checked. */
export function fromPictureFiles(files: Dokument['pictures']): StoredPicture[] {
  return Object.values(files).map(({ base64 }) => {
    const picture = maybePicture(Buffer.from(base64, 'base64'))
    if (!picture) throw new StyrskriftError('ogiltig-bild')
    return picture
  })
}
