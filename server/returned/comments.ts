import { paragraphsOf, wordsOf } from '../docx/blocks.ts'
import type { DocxComment } from '../docx/model.ts'
import type { Carried } from '../word/threads/carried.ts'
import { type Mapping, mapping, placeIn } from './changes.ts'
import { KnownComments } from './known.ts'
import type { Matched, Region } from './match.ts'
import type { Place, ReturnedComment, Unplaced } from './result.ts'
import { before, type Span, type Stream } from './stream.ts'

/** Places every comment of a copy; what hangs on nothing that was sent is for a person to place, but not what the copy was sent with, and answers to it. */
export function placeComments(
  comments: ReadonlyMap<string, DocxComment>,
  matched: Matched,
  copy: Stream,
  carried: Carried
): { placed: ReturnedComment[]; unplaced: Unplaced[]; known: KnownComments } {
  const placer = new Placer(matched, copy)
  const read: ReturnedComment[] = []
  for (const comment of comments.values()) {
    const { id, author, date, parent, resolved } = comment
    const text = [...paragraphsOf(comment.blocks)].map(wordsOf).join('\n').trim()
    const span = copy.comments.get(id)
    const places = parent !== null || !span ? [] : placer.places(span)
    read.push({ id, author, date, text, parent, resolved, places })
  }
  const told = read.map(comment => {
    const { paragraph = null, threaded = false } = comments.get(comment.id) ?? {}
    return { comment, paragraph, threaded, span: copy.comments.get(comment.id) ?? null }
  })
  const known = new KnownComments(told, carried)
  const placed = read.map(comment => {
    const of = known.of(comment.id)
    return of ? { ...comment, known: of } : comment
  })
  const unplaced = placed.flatMap(({ id, author, text, parent, places, known: of }): Unplaced[] => {
    const span = copy.comments.get(id)
    if (of || parent !== null || places.length > 0) return []
    return [{ what: 'comment', comment: id, of: [], author, text, around: span ? around(copy, span) : '' }]
  })
  return { placed, unplaced, known }
}

class Placer {
  readonly #matched: Matched
  readonly #copy: Stream
  readonly #maps = new Map<Region, Mapping>()

  constructor(matched: Matched, copy: Stream) {
    this.#matched = matched
    this.#copy = copy
  }

  /** The stretches of the fields that a span of the copy covers; the nearest field of its paragraph where it covers none. */
  places(span: Span): Place[] {
    const covered = this.#matched.regions.filter(({ span: own }) =>
      span.from === span.to ? own.from <= span.from && span.from <= own.to : own.from < span.to && own.to > span.from
    )
    if (covered.length > 0) {
      const chosen = span.from === span.to ? covered.slice(0, 1) : covered
      return chosen.map(region => this.#place(region, span))
    }
    const paragraph = this.#copy.paragraphs.find(p => p.from <= span.from && span.from <= p.end)
    const beside = this.#matched.regions.find(
      r => paragraph && r.span.from <= paragraph.end && r.span.to >= paragraph.from
    )
    return beside ? [{ ...this.#place(beside, beside.span), sure: beside.sure * 0.8 }] : []
  }

  #place(region: Region, { from, to }: Span): Place {
    const letters = this.#copy.letters
    const start = Math.max(from, region.span.from)
    const end = Math.max(start, Math.min(to, region.span.to))
    const count = (a: number, b: number): number => before(letters.slice(a, b)).length
    const at = count(region.span.from, start)
    return placeIn(region, this.#map(region), at, at + count(start, end))
  }

  #map(region: Region): Mapping {
    const known = this.#maps.get(region)
    if (known) return known
    const made = mapping(region.field.text, before(this.#copy.letters.slice(region.span.from, region.span.to)))
    this.#maps.set(region, made)
    return made
  }
}

const AROUND = 60

/** The words around a place of the copy. */
export const around = ({ letters }: Stream, { from, to }: Span): string =>
  letters
    .slice(Math.max(0, from - AROUND), to + AROUND)
    .map(l => l.text)
    .join('')
    .replaceAll('\n', ' ')
