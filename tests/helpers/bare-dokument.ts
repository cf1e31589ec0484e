import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { isBlank } from '../../schemas/text/stycke.ts'

/** The document without order keys, which are made on its way through the shared document, and without what holds nothing. */
export function bareDokument(dokument: Dokument): Dokument {
  return { ...dokument, metadata: bare(dokument.metadata), sections: dokument.sections.map(bare) }
}

const bare = ({ order: _order, ...post }: DokumentPost): DokumentPost => ({
  ...post,
  sets: Object.fromEntries(Object.entries(post.sets).filter(([, members]) => members.length > 0)),
  fields: Object.fromEntries(Object.entries(post.fields).filter(([, stycken]) => !isBlank(stycken))),
  children: post.children.map(bare)
})
