import type * as Y from 'yjs'
import { fieldName, METADATA_ID } from '../../schemas/document/ids.ts'
import type { Storage } from '../storage/storage.ts'

/** What the document list shows of a document's text. */
export interface Listed {
  title: string
  diarienummer: string
}

const LENGTH = 300

/** Reads it from the document. `diarienummer`: the key of that metadata item, where the template has one. */
export function readListed(doc: Y.Doc, diarienummer: string | null): Listed {
  const text = (field: string): string =>
    doc
      .getText(fieldName(METADATA_ID, field))
      .toString()
      .replace(/[\s\0]+/g, ' ')
      .trim()
      .slice(0, LENGTH)
  return { title: text('titel'), diarienummer: diarienummer === null ? '' : text(diarienummer) }
}

/** Keeps the columns of the list as the stored document has them, a moment after each change. */
export class Listing {
  readonly #storage: Storage
  readonly #document: string
  readonly #read: () => Listed
  readonly #delay: number
  readonly #onError: (error: unknown) => void
  #written: Listed
  #timer: NodeJS.Timeout | null = null

  constructor(
    storage: Storage,
    document: string,
    written: Listed,
    read: () => Listed,
    delay: number,
    onError: (error: unknown) => void
  ) {
    this.#storage = storage
    this.#document = document
    this.#written = written
    this.#read = read
    this.#delay = delay
    this.#onError = onError
  }

  /** The document may read otherwise now. */
  touch(): void {
    this.#timer ??= setTimeout(() => void this.flush(), this.#delay)
  }

  /** Writes what differs, at once. Never throws. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const listed = this.#read()
    if (listed.title === this.#written.title && listed.diarienummer === this.#written.diarienummer) return
    try {
      await this.#storage.db.updateTable('document').set(listed).where('id', '=', this.#document).execute()
      this.#written = listed
    } catch (error) {
      this.#onError(error)
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
