import * as Y from 'yjs'
import { INDEX, parseFieldName } from '../document/ids.ts'
import type { Standing } from '../policy/delegation.ts'

/** What a document does not say of itself. */
export interface StandingFacts {
  /** The keys of sections that hold footnotes. */
  footnoteKeys: ReadonlySet<string>
  /** Does this client id belong to the person who asks? */
  isOwnClient(client: number): boolean
}

/**
 * Where the records of a document stand. With a transaction: where they stood before it, which can be asked until its `afterTransaction` is over,
 * since what it deleted is swept away then.
 */
export class DocumentStanding implements Standing {
  readonly #doc: Y.Doc
  readonly #index: Y.Map<unknown>
  readonly #facts: StandingFacts
  readonly #transaction: Y.Transaction | null
  readonly #before: ReadonlyMap<string, unknown>

  constructor(doc: Y.Doc, facts: StandingFacts, transaction: Y.Transaction | null = null) {
    this.#doc = doc
    this.#index = doc.getMap(INDEX)
    this.#facts = facts
    this.#transaction = transaction
    this.#before = transaction ? valuesBefore(this.#index, transaction) : new Map()
  }

  typeOf(id: string): unknown {
    return this.#get(`${id}|t`)
  }

  parentOf(id: string): string | null | undefined {
    const place = this.#get(`${id}|p`)
    if (typeof place !== 'object' || place === null) return undefined
    const { a } = place as { a?: unknown }
    return typeof a === 'string' ? a : null
  }

  names(insats: string, unit: string): boolean {
    return ['lead', 'partner'].some(set => this.#get(`${insats}|d|${set}|${unit}`) !== undefined)
  }

  /** Walks through the texts: only a footnote of a delförfattare is asked for. */
  *referring(footnote: string): Generator<string> {
    for (const [root, type] of this.#doc.share) {
      const name = parseFieldName(root)
      if (!name) continue
      for (let item = type._start; item; item = item.right) {
        if (!(item.content instanceof Y.ContentEmbed) || !this.#stood(item)) continue
        if ((item.content.embed as { fn?: unknown }).fn !== footnote) continue
        yield name.record
        break
      }
    }
  }

  holdsFootnotes(section: string): boolean {
    const key = this.#get(`${section}|d|key`)
    return this.typeOf(section) === 'section' && typeof key === 'string' && this.#facts.footnoteKeys.has(key)
  }

  isOwn(id: string): boolean {
    let item = this.#index._map.get(`${id}|t`)
    // Whoever wrote its type first made the record.
    while (item?.left) item = item.left
    return item !== undefined && this.#facts.isOwnClient(item.id.client)
  }

  #get(key: string): unknown {
    return this.#before.has(key) ? this.#before.get(key) : this.#index.get(key)
  }

  #stood(item: Y.Item): boolean {
    return this.#transaction ? stoodBefore(item, this.#transaction) : !item.deleted
  }
}

const isNew = ({ id }: Y.Item, { beforeState }: Y.Transaction): boolean => id.clock >= (beforeState.get(id.client) ?? 0)

const stoodBefore = (item: Y.Item, transaction: Y.Transaction): boolean =>
  !isNew(item, transaction) && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id))

/** What stood under the keys that a transaction has touched. */
function valuesBefore(index: Y.Map<unknown>, transaction: Y.Transaction): Map<string, unknown> {
  const values = new Map<string, unknown>()
  const [, keys = []] = [...transaction.changed].find(([type]) => (type as object) === index) ?? []
  for (const key of keys) {
    if (key === null) continue
    let item = index._map.get(key)
    while (item && isNew(item, transaction)) item = item.left ?? undefined
    values.set(key, item && stoodBefore(item, transaction) ? item.content.getContent().at(-1) : undefined)
  }
  return values
}
