import { createHash } from 'node:crypto'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { barePicture } from '../../schemas/pictures/bare.ts'

/**
 * A document whose picture files tell nothing beside their pictures. A picture is called by the hash of its bytes, and so gets another name where
 * something was taken off. One that cannot be understood is left out, since nobody knows what it tells: words stand in its place.
 */
export function withBarePictures(dokument: Dokument): Dokument {
  const names = new Map<string, string>()
  const pictures: Dokument['pictures'] = {}
  for (const [name, { mime, base64 }] of Object.entries(dokument.pictures)) {
    const bare = barePicture(Buffer.from(base64, 'base64'))
    if (!bare) continue
    const file = createHash('sha256').update(bare).digest('hex')
    names.set(name, file)
    pictures[file] = { mime, base64: Buffer.from(bare).toString('base64') }
  }
  const renamed = (post: DokumentPost): DokumentPost => {
    const file = typeof post.data.file === 'string' ? names.get(post.data.file) : undefined
    return {
      ...post,
      data: file === undefined ? post.data : { ...post.data, file },
      children: post.children.map(renamed)
    }
  }
  const { sections, unplaced } = dokument
  return { ...dokument, pictures, sections: sections.map(renamed), unplaced: unplaced.map(renamed) }
}
