import type { BlockReader } from './blocks.ts'
import type { DocxComment } from './model.ts'
import { childrenOf, within, type Xml } from './xml.ts'

/**
 * The comments of a file. Replies and what is resolved stand in a part of their own (`commentsExtended`, MS-DOCX 2.5.4): it names
 * a comment by the id of its last paragraph.
 */
export function readComments(part: Xml | null, extended: Xml | null, reader: BlockReader): Map<string, DocxComment> {
  const out = new Map<string, DocxComment>()
  const byParagraph = new Map<string, string>()
  for (const element of childrenOf(part ?? undefined, 'w:comment')) {
    const { attributes } = element
    const id = attributes['w:id'] ?? ''
    if (out.has(id)) continue
    let last: string | null = null
    for (const paragraph of within(element, 'w:p')) {
      const own = paragraph.attributes['w14:paraId']?.toUpperCase()
      if (own !== undefined) byParagraph.set(own, id)
      last = own ?? null
    }
    out.set(id, {
      id,
      author: attributes['w:author'] ?? '',
      initials: attributes['w:initials'] ?? '',
      date: attributes['w:date'] ?? null,
      blocks: reader.blocks(element),
      parent: null,
      resolved: false,
      paragraph: last,
      threaded: false
    })
  }
  for (const { attributes } of childrenOf(extended ?? undefined, 'w15:commentEx')) {
    const comment = out.get(byParagraph.get((attributes['w15:paraId'] ?? '').toUpperCase()) ?? '')
    if (!comment) continue
    const parent = byParagraph.get((attributes['w15:paraIdParent'] ?? '').toUpperCase()) ?? null
    comment.parent = parent === comment.id ? null : parent
    comment.threaded = true
    comment.resolved = ['1', 'true', 'on'].includes(attributes['w15:done'] ?? '')
  }
  return out
}
