import {
  type Dokument,
  type DokumentPost,
  INTERCHANGE_FORMAT,
  INTERCHANGE_VERSION
} from '../../../schemas/document/dokument.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'
import type { Projection } from '../binding/projection.ts'
import { displayedFields } from './displayed.ts'

/** What one needs of a projection to read the document that the page shows. */
export type Shown = Pick<Projection, 'reading' | 'stycken' | 'context'>

/**
 * The document as the page shows it, in the plain form that the rules read: without *Papperskorg* and without fields that the
 * template no longer has. Texts that did not change keep their arrays, which is how the rules know what they need not read again.
 */
export function livingDokument(shown: Shown): Dokument {
  const { reading } = shown
  const { template } = shown.context
  const toPost = (post: Post, parent: Post | null): DokumentPost => {
    const fields: Record<string, Stycke[]> = {}
    for (const field of displayedFields(post, parent, template))
      fields[field] = shown.stycken(post.id, field) as Stycke[]
    return {
      id: post.id,
      type: post.type,
      data: post.data as Record<string, unknown>,
      sets: post.sets as Record<string, string[]>,
      fields,
      children: post.children.map(child => toPost(child, post))
    }
  }
  return {
    format: INTERCHANGE_FORMAT,
    version: INTERCHANGE_VERSION,
    template: template.name,
    metadata: toPost(reading.metadata, null),
    sections: reading.sections.map(post => toPost(post, null)),
    unplaced: reading.unplaced.map(post => toPost(post, null)),
    trash: [],
    pictures: {},
    rest: { keys: {}, texts: {} }
  }
}
