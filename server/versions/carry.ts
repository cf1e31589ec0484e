import type * as Y from 'yjs'
import { type Anchor, type AnchorPart, MOST_QUOTE } from '../../schemas/comments/anchor.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import { type AnchorSource, resolvePart, shownIn } from '../../schemas/comments/resolve.ts'
import { fieldName, INDEX } from '../../schemas/document/ids.ts'
import { readStructure } from '../../schemas/document/reading.ts'
import { fieldShape } from '../../schemas/records/shapes.ts'
import type { Carried, VersionPlace } from '../../schemas/versions/version.ts'
import { buildDoc } from '../storage/state.ts'
import type { Version } from './versions.ts'

/** Where something is, with the words that stand there in the version, when they are known. */
export type QuotedPlace = VersionPlace & { quote?: string | undefined }

/**
 * A version as a document in which places can be looked up. Making it costs as much as opening the document; use one for many places.
 * Positions in it are valid in the living document and in every later version: Yjs names each letter for ever.
 */
export class VersionText {
  readonly #doc: Y.Doc
  readonly #live: ReturnType<typeof readStructure>['live']

  constructor(version: Pick<Version, 'yjs'>) {
    this.#doc = buildDoc({ snapshot: version.yjs, updates: [] })
    this.#live = readStructure(this.#doc.getMap(INDEX)).live
  }

  /**
   * The stretch of a field's own text, as part of an anchor; null where the place is in no text (ansvar, values that were chosen), or the
   * words are not those of the text itself: then the record is what can be pointed at.
   */
  partOf(place: QuotedPlace): AnchorPart | null {
    const post = this.#live.get(place.record)
    if (!post || fieldShape(post.type, place.field) === null) return null
    const flat = flatOf(this.#doc.getText(fieldName(place.record, place.field)))
    const to = Math.min(place.to, flat.length)
    const from = Math.min(place.from, to)
    if (place.quote !== undefined && !sameWords(flat.slice(from, to), place.quote)) return null
    return anchorPartOf(this.#doc, place.record, place.field, from, Math.min(to, from + MOST_QUOTE))
  }

  has(record: string): boolean {
    return this.#live.has(record)
  }

  /** Is the field a text of several paragraphs? */
  holdsParagraphs(record: string, field: string): boolean {
    const post = this.#live.get(record)
    return post !== undefined && fieldShape(post.type, field)?.kind === 'block'
  }

  /** An anchor on a place of the version, for a thread of the living document. */
  anchorIn(place: QuotedPlace): Anchor {
    const part = this.partOf(place)
    if (part) return { kind: 'text', parts: [part] }
    return this.#live.has(place.record) ? { kind: 'record', record: place.record } : { kind: 'document' }
  }

  /** Where places of the version stand in another state of the document. */
  carrier(present: Y.Doc): (place: QuotedPlace) => Carried {
    const { live } = readStructure(present.getMap(INDEX))
    const source: AnchorSource = { doc: present, isShown: shownIn(present, record => live.has(record)) }
    return place => {
      const { record, field } = place
      const part = this.partOf(place)
      if (!part) {
        if (!source.isShown(record)) return { state: 'removed', record, field, recordGone: true }
        return { state: 'there', record, field, from: 0, to: 0, text: '', whole: true }
      }
      const found = resolvePart(source, part)
      if (!found) return { state: 'removed', record, field, recordGone: !source.isShown(record) }
      const text = flatOf(present.getText(fieldName(record, field))).slice(found.from, found.to)
      return { state: 'there', ...found, text, whole: false }
    }
  }

  destroy(): void {
    this.#doc.destroy()
  }
}

/** The same words, where what a word processor shows otherwise than it is stored (a tab, a space at a paragraph's end) does not count. */
const sameWords = (a: string, b: string): boolean => a === b || (a.length === b.length && blank(a) === blank(b))
const blank = (text: string): string => text.replace(/\s/gu, ' ')

const texts = new WeakMap<object, VersionText>()

/** The text of a version, made once for as long as the version is held. */
export function textOfVersion(version: Version): VersionText {
  const known = texts.get(version)
  if (known) return known
  const made = new VersionText(version)
  texts.set(version, made)
  return made
}

/** Where a place of a version stands in the present text; for many places, `textOfVersion(version).carrier(present)`. */
export const carry = (version: Version, present: Y.Doc, place: QuotedPlace): Carried =>
  textOfVersion(version).carrier(present)(place)

/** An anchor of a comment on a place of a version, valid in the living document. */
export const anchorIn = (version: Version, place: QuotedPlace): Anchor => textOfVersion(version).anchorIn(place)
