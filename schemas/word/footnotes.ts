import { FootnoteReferenceRun, InternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import { type Dokument, type DokumentPost, recordsOf } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import type { Bookmarks } from './bookmarks.ts'

/**
 * Footnotes, numbered in the order of their first reference as the file is written. A second reference to the same footnote is
 * a link to the first: Word would count a second real reference as a new number.
 */
export class Footnotes {
  #posts: ReadonlyMap<string, DokumentPost>
  #bookmarks: Bookmarks
  #numbers = new Map<string, number>()
  /** Inside a footnote, where Word allows no further one, a reference is only its number. */
  inside = false

  constructor(dokument: Dokument, bookmarks: Bookmarks) {
    const posts = [...recordsOf(dokument)].map(({ post }) => post)
    this.#posts = new Map(posts.filter(p => p.type === 'footnote').map(p => [p.id, p]))
    this.#bookmarks = bookmarks
  }

  /** What stands in the text for a reference to a footnote. */
  reference(id: string): ParagraphChild[] {
    const number = this.#numbers.get(id)
    if (number !== undefined) {
      const mark = new TextRun({ text: String(number), style: 'FootnoteReference' })
      return [new InternalHyperlink({ anchor: markName(number), children: [mark] })]
    }
    if (!this.#posts.has(id) || this.inside) return [new TextRun({ text: messages.word.missingFootnote })]
    const next = this.#numbers.size + 1
    this.#numbers.set(id, next)
    const { start, end } = this.#bookmarks.named(markName(next))
    return [start, new FootnoteReferenceRun(next), end]
  }

  /** Those that have been referred to, with their numbers. */
  get referenced(): { number: number; post: DokumentPost }[] {
    return [...this.#numbers].flatMap(([id, number]) => {
      const post = this.#posts.get(id)
      return post ? [{ number, post }] : []
    })
  }

  /** Those that nothing refers to. */
  get unreferenced(): DokumentPost[] {
    return [...this.#posts.values()].filter(p => !this.#numbers.has(p.id))
  }
}

const markName = (number: number): string => `_sd_fotnot_${number}`
