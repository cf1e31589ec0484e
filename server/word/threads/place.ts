import fastDiff from 'fast-diff'
import { type Dokument, type DokumentPost, recordsOf } from '../../../schemas/document/dokument.ts'
import { flatText } from '../../../schemas/text/stycke.ts'
import { lettersOf } from './letters.ts'
import { attributeOf, type Element, elementsOf, parse } from './xml.ts'

/** The parts of a package in which fields stand. */
export type FieldPart = 'word/document.xml' | 'word/footnotes.xml'
export const FIELD_PARTS: readonly FieldPart[] = ['word/document.xml', 'word/footnotes.xml']

/** Where a bookmark stands in the XML of a part. */
export interface MarkedStretch {
  name: string
  part: FieldPart
  id: string
  from: number
  to: number
}

const MARK = /<w:bookmark(Start|End) [^>]*>/g

/** All bookmarks of ours in a part. */
function bookmarksIn(part: FieldPart, xml: string): MarkedStretch[] {
  const out = new Map<string, MarkedStretch>()
  for (const match of xml.matchAll(MARK)) {
    const id = /\bw:id="([^"]*)"/.exec(match[0])?.[1] ?? ''
    if (match[1] === 'End') {
      const begun = out.get(id)
      if (begun) begun.to = match.index + match[0].length
      continue
    }
    const name = /\bw:name="(_sd_[^"]*)"/.exec(match[0])?.[1]
    if (name !== undefined) out.set(id, { name, part, id, from: match.index, to: match.index })
  }
  return [...out.values()]
}

/** A stretch of what a file shows of a field: letters between the marks of a bookmark. */
export interface Spot {
  bookmark: MarkedStretch
  from: number
  to: number
  /** Places of the ends of paragraphs in it. */
  ends?: readonly number[]
}

/** Finds fields in a file that has been written. */
export class Places {
  readonly #xml: ReadonlyMap<FieldPart, string>
  readonly #bookmarks: ReadonlyMap<string, MarkedStretch>
  readonly #posts = new Map<string, { post: DokumentPost; above: readonly DokumentPost[] }>()
  readonly #nameOf: (record: string, field: string) => string
  #drawn: ReadonlySet<string> | null = null
  readonly #letters = new Map<string, string>()

  constructor(
    xml: ReadonlyMap<FieldPart, string>,
    dokument: Dokument,
    nameOf: (record: string, field: string) => string
  ) {
    this.#xml = xml
    this.#nameOf = nameOf
    this.#bookmarks = new Map(
      [...xml].flatMap(([part, text]) => bookmarksIn(part, text)).map(bookmark => [bookmark.name, bookmark])
    )
    for (const entry of recordsOf(dokument)) this.#posts.set(entry.post.id, entry)
  }

  typeOf(record: string): DokumentPost['type'] | null {
    return this.#posts.get(record)?.post.type ?? null
  }

  /** Letters of a field as letters of what the file shows of it; null when it does not show the field. */
  spot(record: string, field: string, from: number, to: number): Spot | null {
    const bookmark = this.#bookmarks.get(this.#nameOf(record, field))
    if (!bookmark) return null
    const shown = this.lettersIn(bookmark)
    const written = flatText(this.#posts.get(record)?.post.fields[field] ?? [])
    const start = between(written, from, -1)
    const end = from === to ? start : between(written, to, 1)
    if (shown === written) return { bookmark, from: start, to: end, ends: endsIn(shown, start, end) }
    const carry = carrier(written, shown)
    const first = carry(start, 'right')
    const last = end > start ? Math.max(first, carry(end, 'left')) : first
    return { bookmark, from: first, to: last, ends: endsIn(shown, first, last) }
  }

  /** The nearest that the file shows of a record: its first field, what stands under it, what it stands under, the title. */
  nearest(record: string | null): Spot | null {
    const found = record === null ? undefined : this.#posts.get(record)
    const own = found && this.#firstOf(found.post)
    const above = (found?.above ?? []).toReversed()
    const bookmark =
      own ??
      above.map(post => this.#ownOf(post)).find(b => b !== undefined) ??
      this.#bookmarks.get(this.#nameOf('m', 'titel'))
    return bookmark ? { bookmark, from: 0, to: this.lettersIn(bookmark).length } : null
  }

  /** The reference to a footnote in the text; null when nothing refers to it. */
  referenceTo({ part, from }: MarkedStretch): Spot | null {
    if (part !== 'word/footnotes.xml') return null
    const before = this.#xml.get(part)?.slice(0, from) ?? ''
    const number = [...before.matchAll(/<w:footnote [^>]*?\bw:id="(\d+)"/g)].at(-1)?.[1]
    const bookmark = this.#bookmarks.get(`_sd_fotnot_${number}`)
    return bookmark ? { bookmark, from: 0, to: 1 } : null
  }

  /** What the file shows between the marks of a bookmark. */
  lettersIn(bookmark: MarkedStretch): string {
    const known = this.#letters.get(bookmark.name)
    if (known !== undefined) return known
    const [from, to] = paragraphsAround(this.#xml.get(bookmark.part) ?? '', bookmark)
    const text = lettersBetween(parse(this.#xml.get(bookmark.part)?.slice(from, to) ?? ''), bookmark.id)
    this.#letters.set(bookmark.name, text)
    return text
  }

  /** Does another field with words in it stand between two? The sentence of ansvar, which is drawn from data, does not count. */
  hasTextBetween(first: MarkedStretch, second: MarkedStretch): boolean {
    for (const bookmark of this.#bookmarks.values()) {
      const between = bookmark.part === first.part && bookmark.from > first.to && bookmark.to < second.from
      if (between && !this.#isDrawn(bookmark) && this.lettersIn(bookmark) !== '') return true
    }
    return false
  }

  #isDrawn({ name }: MarkedStretch): boolean {
    this.#drawn ??= new Set([...this.#posts.keys()].map(record => this.#nameOf(record, 'ansvar')))
    return this.#drawn.has(name) || /^_sd_(?:fotnot|omslag)_/.test(name)
  }

  #ownOf(post: DokumentPost): MarkedStretch | undefined {
    return Object.keys(post.fields)
      .concat('titel', 'ansvar', 'upptakt')
      .map(field => this.#bookmarks.get(this.#nameOf(post.id, field)))
      .filter(b => b !== undefined)
      .sort((a, b) => (a.part === b.part ? a.from - b.from : a.part < b.part ? -1 : 1))[0]
  }

  #firstOf(post: DokumentPost): MarkedStretch | undefined {
    const own = this.#ownOf(post)
    if (own) return own
    for (const child of post.children) {
      const found = this.#firstOf(child)
      if (found) return found
    }
    return undefined
  }
}

/** A place that is not in the middle of a letter of two halves (a surrogate pair): the next one in that direction. */
function between(text: string, at: number, step: 1 | -1): number {
  const place = Math.min(at, text.length)
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 1, place + 1)) ? place + step : place
}

const endsIn = (text: string, from: number, to: number): number[] =>
  [...text.slice(from, to).matchAll(/\n/g)].map(end => from + end.index)

/** From where to where the paragraphs reach that a bookmark begins and ends in. */
export function paragraphsAround(xml: string, { from, to }: MarkedStretch): [from: number, to: number] {
  // Paragraphs with attributes are rare: they are looked for in the little that is left, and not to the beginning of the file.
  const plain = Math.max(0, xml.lastIndexOf('<w:p>', from))
  const other = xml.slice(plain, from).lastIndexOf('<w:p ')
  const start = other < 0 ? plain : plain + other
  return [start, xml.indexOf('</w:p>', to) + '</w:p>'.length]
}

function lettersBetween(paragraphs: readonly Element[], id: string): string {
  let open = false
  let out = ''
  for (const paragraph of paragraphs) {
    for (const child of elementsOf(paragraph)) {
      if (child.name === 'w:bookmarkStart' && attributeOf(child, 'w:id') === id) open = true
      else if (child.name === 'w:bookmarkEnd' && attributeOf(child, 'w:id') === id) open = false
      else if (open) out += lettersOf(child)
    }
    if (open) out += '\n'
  }
  return out
}

type Carry = (offset: number, towards: 'left' | 'right') => number

/** Places of one text in another, through the letters that both have. */
function carrier(from: string, to: string): Carry {
  const stretches: { a: number; b: number; length: number }[] = []
  let [a, b] = [0, 0]
  for (const [kind, text] of fastDiff(from, to)) {
    if (kind === fastDiff.EQUAL) stretches.push({ a, b, length: text.length })
    if (kind !== fastDiff.INSERT) a += text.length
    if (kind !== fastDiff.DELETE) b += text.length
  }
  return (offset, towards) => {
    const within = stretches.filter(s => s.a <= offset && offset <= s.a + s.length)
    const found = towards === 'right' ? within.at(-1) : within[0]
    if (found) return found.b + (offset - found.a)
    const before = stretches.findLast(s => s.a + s.length < offset)
    return before ? before.b + before.length : 0
  }
}
