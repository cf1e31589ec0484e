import { recordsOf } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import type { Storage } from '../storage/storage.ts'
import { readVersion, type Version } from '../versions/versions.ts'

/** As many versions are held at a time: those that are out just now. A version never changes. */
const MOST = 6

/** The frozen versions that are being answered, read once for many requests. */
export class FrozenVersions {
  readonly #storage: Storage
  readonly #held = new Map<string, Promise<Frozen>>()

  constructor(storage: Storage) {
    this.#storage = storage
  }

  /** Throws `finns-inte`. */
  async of(document: string, id: string): Promise<Frozen> {
    const known = this.#held.get(id)
    this.#held.delete(id)
    const reading = known ?? readVersion(this.#storage, document, id).then(version => new Frozen(version))
    this.#held.set(id, reading)
    if (this.#held.size > MOST) this.#held.delete(this.#held.keys().next().value as string)
    try {
      return await reading
    } catch (error) {
      this.#held.delete(id)
      throw error
    }
  }
}

/** A frozen version in which places can be looked up. */
export class Frozen {
  readonly version: Omit<Version, 'yjs'>
  readonly #order: ReadonlyMap<string, number>
  readonly #records: ReadonlyMap<string, Readonly<Record<string, string>>>

  constructor({ yjs: _yjs, ...version }: Version) {
    this.version = version
    this.#order = new Map([...recordsOf(version.dokument)].map(({ post }, i) => [post.id, i]))
    this.#records = new Map(
      [...recordsOf(version.dokument)].map(({ post }) => [
        post.id,
        Object.fromEntries(Object.entries(post.fields).map(([field, stycken]) => [field, flatText(stycken)]))
      ])
    )
  }

  /** Is this place in the version, and does it hold the words that it says? Throws `ogiltig-plats`. */
  demandPlace(place: Place): void {
    if (place.kind === 'document') return
    const fields = this.#records.get(place.record)
    if (fields && place.kind === 'record') return
    if (fields && place.kind === 'text' && Object.hasOwn(fields, place.field)) {
      const { from, to, quote } = place
      const text = fields[place.field] ?? ''
      if (from <= to && to <= text.length && text.slice(from, to) === quote) return
    }
    throw new StyrskriftError('ogiltig-plats')
  }

  /** Where a record stands in the version, counted from 0; -1 when it is not in it. */
  indexOf(record: string): number {
    return this.#order.get(record) ?? -1
  }

  /** The words of a field; null when the version has none such. */
  words(record: string, field: string): string | null {
    return this.#records.get(record)?.[field] ?? null
  }
}
