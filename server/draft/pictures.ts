import { createHash } from 'node:crypto'
import { emptyPost } from '../../schemas/document/create.ts'
import type { DokumentPost } from '../../schemas/document/dokument.ts'
import { barePicture } from '../../schemas/pictures/bare.ts'
import { pictureType } from '../documents/picture-type.ts'
import type { Line } from './lines.ts'
import type { Making } from './making.ts'
import { lineOf } from './pieces.ts'

/**
 * A picture of the draft, whose bytes go with the document, without what its file tells beside the picture. Null: it lies elsewhere, or is of a kind that
 * no document holds. One that cannot be followed to its end is kept as it is.
 */
export function pictureOf(builder: Making, { picture: given }: Line): DokumentPost | null {
  const found = builder.context.pictures.get(given?.part ?? '')
  const type = found && pictureType(found)
  if (!found || !type) return null
  const bytes = barePicture(found) ?? found
  const file = createHash('sha256').update(bytes).digest('hex')
  builder.dokument.pictures[file] = { mime: type.mime, base64: Buffer.from(bytes).toString('base64') }
  const picture = emptyPost(builder.id('bild'), 'picture')
  picture.data = { file, width: type.width, height: type.height }
  picture.fields = { alt: lineOf([{ text: given?.alt ?? '' }]) }
  return picture
}
