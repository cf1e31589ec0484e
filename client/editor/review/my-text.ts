import type { Dokument, DokumentPost } from '../../../schemas/document/dokument.ts'
import { flatText } from '../../../schemas/text/stycke.ts'

/** A field whose words on this computer are others than at the server. */
export interface MyText {
  record: string
  field: string
  /** As they stand on this computer, a line a paragraph. */
  words: string
}

/** The words that stand here and not at the server, in the order of the document. What was only erased here is not among them. */
export function wordsOnlyHere(here: Dokument, server: Dokument): MyText[] {
  const there = new Map<string, string>()
  for (const { record, field, words } of textsOf(server)) there.set(`${record}:${field}`, words)
  return textsOf(here).filter(({ record, field, words }) => {
    const other = there.get(`${record}:${field}`) ?? ''
    return words.trim() !== '' && words !== other && !isShortened(words, other)
  })
}

/** Do all the words of `text` stand in `whole`, in their order? Then nothing was written, only erased. */
function isShortened(text: string, whole: string): boolean {
  let at = 0
  for (const letter of text) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function textsOf({ metadata, sections, unplaced, trash }: Dokument): MyText[] {
  const out: MyText[] = []
  const visit = (post: DokumentPost): void => {
    for (const [field, stycken] of Object.entries(post.fields))
      out.push({ record: post.id, field, words: flatText(stycken).trimEnd() })
    post.children.forEach(visit)
  }
  for (const post of [metadata, ...sections, ...unplaced, ...trash]) visit(post)
  return out
}
