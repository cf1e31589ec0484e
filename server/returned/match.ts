import { COVER_BOOKMARK } from '../../schemas/word/bookmarks.ts'
import { plain } from './plain.ts'
import { Annexes, type Printed, printedOf } from './printed.ts'
import { after, before, type Letter, type Span, type Stream, type StreamParagraph } from './stream.ts'
import type { SentField, SentVersion } from './version.ts'

/** By what a stretch of a returned copy was bound to a field of the version that was sent. */
export type MatchedBy = 'bookmark' | 'text' | 'alignment'

/** A field with the letters of the copy that belong to it. */
export interface Region {
  field: SentField
  span: Span
  by: MatchedBy
  /** 1: certain. */
  sure: number
}

export interface Matched {
  /** In the order of the version. */
  regions: readonly Region[]
  /** Fields that the copy has no letters of. */
  missing: readonly SentField[]
  /** Paragraphs of the copy that belong to no field, and that the version did not print either: somebody has added them. */
  added: readonly StreamParagraph[]
}

/**
 * Binds a copy to its version: by the hidden bookmarks; where a bookmark has gone, by words that stand once; then by order and likeness
 * among what is left between two neighbours that were found.
 */
export function match(version: SentVersion, copy: Stream): Matched {
  return new Matcher(version, copy).run()
}

/** Below this two paragraphs are not the same one, edited. */
const ALIKE = 0.5

class Matcher {
  readonly #copy: Stream
  readonly #printed: Printed
  readonly #annexes: Annexes
  readonly #fields: readonly SentField[]
  readonly #regions = new Map<SentField, Region>()
  /** By letter of the copy: the field that it belongs to. */
  readonly #owners: (SentField | null)[]

  constructor(version: SentVersion, copy: Stream) {
    this.#copy = copy
    this.#printed = printedOf(version)
    this.#annexes = new Annexes(copy)
    this.#fields = this.#printed.fields
    this.#owners = new Array(copy.letters.length).fill(null)
  }

  run(): Matched {
    this.#byBookmark()
    this.#byText()
    this.#byOrder()
    for (const region of this.#regions.values()) this.#grow(region)
    return {
      regions: this.#fields.flatMap(field => this.#regions.get(field) ?? []),
      missing: this.#fields.filter(field => !this.#regions.has(field)),
      added: this.#added()
    }
  }

  #take(field: SentField, span: Span, by: MatchedBy, sure: number): void {
    this.#regions.set(field, { field, span: { ...span }, by, sure })
    this.#owners.fill(field, span.from, span.to)
  }

  #isFree(span: Span): boolean {
    for (let at = span.from; at < span.to; at++) if (this.#owners[at] !== null) return false
    return true
  }

  #byBookmark(): void {
    const names = new Map([...this.#copy.bookmarks].map(([name, span]) => [name.toLowerCase(), span]))
    for (const field of this.#fields) {
      const span = names.get(field.name)
      if (!span || !this.#isFree(span)) continue
      // A bookmark around nothing that was sent (emptied, or moved along with its words) does not say where they stood.
      if (field.text !== '' && before(this.#copy.letters.slice(span.from, span.to)) === '') continue
      this.#take(field, span, 'bookmark', 1)
    }
  }

  /** Paragraphs as they were sent, that nobody has yet: what somebody has divided was one. */
  #freeParagraphs(): StreamParagraph[] {
    const out: StreamParagraph[] = []
    let whole = false
    for (const p of this.#copy.paragraphs) {
      const last = out.at(-1)
      if (whole && last) out[out.length - 1] = { ...last, end: p.end }
      else out.push(p)
      whole = this.#copy.letters[p.end]?.inserted !== null
    }
    return out.filter(p => p.end > p.from && this.#isFree({ from: p.from, to: p.end }) && !this.#annexes.at(p))
  }

  #byText(): void {
    const missing = this.#fields.filter(field => !this.#regions.has(field) && plain(field.text) !== '')
    const runs = this.#runs(new Set(missing.map(paragraphsIn)))
    const byWords = Map.groupBy(runs, p => plain(this.#before(p)))
    const wanted = Map.groupBy(missing, field => plain(field.prefix + field.text))
    for (const [words, fields] of wanted) {
      const [field, ...others] = fields
      const found = byWords.get(words)?.filter(p => this.#isFree({ from: p.from, to: p.end }))
      if (field && others.length === 0 && found?.length === 1 && found[0])
        this.#takeParagraph(field, found[0], 'text', 0.9)
    }
  }

  /** The letters of a paragraph without the label that the version prints before the field. */
  #takeParagraph(field: SentField, paragraph: StreamParagraph, by: MatchedBy, sure: number): void {
    const text = this.#before(paragraph)
    const skip = text.startsWith(field.prefix) ? field.prefix.length : 0
    let from = paragraph.from
    for (let left = skip; left > 0 && from < paragraph.end; from++) if (!this.#copy.letters[from]?.inserted) left--
    this.#take(field, { from, to: paragraph.end }, by, sure)
  }

  #byOrder(): void {
    this.#fields.forEach((field, i) => {
      if (this.#regions.has(field) || plain(field.text) === '') return
      const found = (list: readonly SentField[]): Region | undefined =>
        list.flatMap(f => this.#regions.get(f) ?? []).at(0)
      const from = found(this.#fields.slice(0, i).reverse())?.span.to ?? 0
      const to = found(this.#fields.slice(i + 1))?.span.from ?? this.#copy.letters.length
      const count = paragraphsIn(field)
      const candidates = this.#runs(new Set([count - 1, count, count + 1, count + 2].filter(n => n > 0)))
        .filter(p => p.from >= from && p.end <= to)
        .map(p => ({ paragraph: p, alike: likeness(field.prefix + field.text, this.#before(p)) }))
        .sort((a, b) => b.alike - a.alike)
      const [best] = candidates
      if (best && best.alike >= ALIKE) this.#takeParagraph(field, best.paragraph, 'alignment', best.alike * 0.9)
    })
  }

  /** Stretches of so many paragraphs that stand one after the other, and that nobody has yet. */
  #runs(lengths: ReadonlySet<number>): StreamParagraph[] {
    const free = this.#freeParagraphs()
    return free.flatMap((first, i) =>
      [...lengths].flatMap(length => {
        const last = free[i + length - 1]
        const together = free.slice(i, i + length - 1).every((p, j) => free[i + j + 1]?.from === p.end + 1)
        return last && together ? [{ ...first, end: last.end }] : []
      })
    )
  }

  #before({ from, end }: StreamParagraph): string {
    return before(this.#copy.letters.slice(from, end))
  }

  /**
   * What was typed right at the edge of a field stands outside of its bookmark, and programs move bookmarks by a letter: all of its
   * paragraph belongs to the field, but for the label before it; and so do paragraphs that were put in after it.
   */
  #grow(region: Region): void {
    const { letters } = this.#copy
    const { field, span } = region
    const isNewInsats = (at: number): boolean => {
      const next = this.#copy.paragraphs.find(p => p.from === at + 1)
      return next !== undefined && next.style === 'insats' && field.style === 'insats'
    }
    const first = this.#copy.paragraphs.find(p => p.from <= span.from && span.from <= p.end)
    let left = span.from
    while (first && left > first.from && this.#owners[left - 1] === null) left--
    left = Math.min(span.from, this.#afterLabel(field, left, span.from))
    let right = span.to
    while (right < letters.length && this.#owners[right] === null) {
      const letter = letters[right]
      const stays = letter?.text === '\n' ? letter.inserted && !isNewInsats(right) : field.last || letter?.inserted
      if (!stays) break
      right++
    }
    // The end of the paragraph that the writing ended with is the end that the field always had.
    while (right > span.to && letters[right - 1]?.text === '\n') right--
    region.span = { from: left, to: right }
    this.#owners.fill(field, left, right)
  }

  /** Where the label ends that the version prints before a field: letters that were put in do not count. */
  #afterLabel({ prefix }: SentField, from: number, to: number): number {
    let at = from
    for (let i = 0; i < prefix.length && at < to; at++) {
      const letter = this.#copy.letters[at]
      if (letter?.inserted) continue
      if (plain(letter?.text ?? '') !== plain(prefix.charAt(i))) return to
      i++
    }
    return at
  }

  /** Paragraphs without a letter of any field, which the version did not print: its labels and headings are no news. */
  #added(): StreamParagraph[] {
    const printed = new Map(this.#printed.others)
    const cover = [...this.#copy.bookmarks].flatMap(([name, span]) => (name.startsWith(COVER_BOOKMARK) ? [span] : []))
    return this.#copy.paragraphs.filter(p => {
      if (p.from === p.end || !this.#isFree({ from: p.from, to: p.end })) return false
      if (cover.some(span => span.from < p.end && span.to > p.from)) return false
      const own = this.#copy.letters.slice(p.from, p.end)
      const words = plain(before(own))
      const annex = this.#annexes.at(p)
      if (annex) return !this.#isAsSent(annex.name, words, own)
      if (words === '') return plain(after(own)) !== ''
      const left = printed.get(words) ?? 0
      if (left > 0) printed.set(words, left - 1)
      return left === 0
    })
  }

  #isAsSent(annex: string, words: string, own: readonly Letter[]): boolean {
    const untouched = own.every(letter => !letter.inserted && !letter.deleted)
    // The file that was sent may have been made without them: then only what Word itself has followed is news.
    if (this.#printed.annexes.size === 0) return untouched
    return this.#printed.annexes.get(annex) === words && (untouched || plain(after(own)) === words)
  }
}

const paragraphsIn = ({ text }: SentField): number => text.split('\n').length

/** How much two texts have in common: of all pairs of neighbouring letters, the share that both have (Dice). */
function likeness(a: string, b: string): number {
  const pairs = (text: string): Map<string, number> => {
    const out = new Map<string, number>()
    const words = plain(text).toLowerCase()
    for (let i = 0; i + 1 < words.length; i++) out.set(words.slice(i, i + 2), (out.get(words.slice(i, i + 2)) ?? 0) + 1)
    return out
  }
  const [left, right] = [pairs(a), pairs(b)]
  let both = 0
  for (const [pair, count] of left) both += Math.min(count, right.get(pair) ?? 0)
  const all = [...left.values(), ...right.values()].reduce((sum, n) => sum + n, 0)
  return all === 0 ? 0 : (2 * both) / all
}
