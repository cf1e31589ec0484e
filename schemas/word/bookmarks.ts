import { createHash } from 'node:crypto'
import { BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx'

/** Word allows 40 characters in the name of a bookmark: letters, digits and underscores. One that begins with `_` is hidden. */
const MAX_NAME = 40

/** What the names of bookmarks on the cover begin with: lines that an export makes. No field begins with a digit. */
export const COVER_BOOKMARK = '_sd_omslag_'

/** What the names of bookmarks in the tables begin with that an export adds after the text. No field begins with a digit. */
export const ANNEX_BOOKMARK = '_sd_tillagg_'

/** Numbers of bookmarks are given anew by the pass over the package; until then they only must not meet those of docx. */
const FIRST_ID = 1_000_000

/** What stands before and after what is marked; the two may stand in different paragraphs. */
export interface Marks {
  start: ParagraphChild
  end: ParagraphChild
}

/**
 * The hidden bookmarks that carry the id of each record's field through Word: `_sd_<record>_<field>`, with `_` for `-`. A name
 * that is too long, or that another field has got (Word does not tell capitals from small letters), is `_sd_` and 32 hexadecimal
 * digits of the SHA-256 of `<record>:<field>`.
 */
export class Bookmarks {
  #taken = new Map<string, string>()
  #next = FIRST_ID

  /** The name of a field whose plain name cannot be used. */
  static hashed(record: string, field: string): string {
    return `_sd_${createHash('sha256').update(`${record}:${field}`).digest('hex').slice(0, 32)}`
  }

  /** The name for a field; the same field always gets the same name within one document. */
  name(record: string, field: string): string {
    const owner = `${record}:${field}`
    const plain = `_sd_${record}_${field}`.replaceAll('-', '_')
    const hashed = Bookmarks.hashed(record, field)
    const held = this.#taken.get(plain.toLowerCase())
    const name = plain.length > MAX_NAME || (held !== undefined && held !== owner) ? hashed : plain
    this.#taken.set(name.toLowerCase(), owner)
    return name
  }

  /** The marks that are to stand before and after the text of a field. */
  marks(record: string, field: string): Marks {
    return this.named(this.name(record, field))
  }

  /** The marks of a bookmark with a name of its own. */
  named(name: string): Marks {
    const id = this.#next++
    // docx writes both among the children of a paragraph, as its example says, and only leaves them out of the type.
    const asChild = (mark: BookmarkStart | BookmarkEnd): ParagraphChild => mark as unknown as ParagraphChild
    return { start: asChild(new BookmarkStart(name, id)), end: asChild(new BookmarkEnd(id)) }
  }

  /** Children of one paragraph with the marks of a field around them. */
  around(record: string, field: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const { start, end } = this.marks(record, field)
    return [start, ...children, end]
  }
}
