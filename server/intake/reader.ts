import { randomUUID } from 'node:crypto'
import { PDF } from '../../schemas/api/media-types.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'
import { CopiesThread } from '../reading/copies-thread.ts'
import type { CopyJob } from '../reading/copies-worker.ts'
import { readInThread } from '../reading/thread.ts'
import type { RemissEntry } from '../remiss/rows.ts'
import type { FrozenVersions } from '../svar/frozen.ts'
import { wordFileOf } from '../versions/versions.ts'
import type { Found, IntakeVersion } from './read.ts'
import { problemOf } from './rows.ts'

type Tools = Pick<App, 'storage' | 'log' | 'now'>

/** So long a process has a file to itself: it may wait for its turn, and be read for half a minute. */
const CLAIMED_FOR = 2 * 60 * 1000

/**
 * Reads the files that were brought, one after the other, in the thread that reads files: nobody's typing waits, and one file of many does not hold up the rest.
 * What waits stands in the database, so that a restart goes on where it was. Of several processes one reads each file; what one that died had taken is read
 * by another when its time is out.
 */
export class IntakeReader {
  readonly #tools: Tools
  readonly #frozen: FrozenVersions
  readonly #claim = randomUUID()
  #running: Promise<void> | null = null
  #asked = false
  #closed = false
  readonly #thread = new CopiesThread()

  constructor(tools: Tools, frozen: FrozenVersions) {
    this.#tools = tools
    this.#frozen = frozen
  }

  /** There may be something to read. Returns at once. */
  wake(): void {
    this.#asked = true
    if (this.#running || this.#closed) return
    this.#running = this.#readAll().finally(() => {
      this.#running = null
      if (this.#asked && !this.#closed) this.wake()
    })
  }

  /** Reads no more; resolves when what is being read has been read. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
    await this.#thread.close()
  }

  async #readAll(): Promise<void> {
    try {
      while (!this.#closed) {
        this.#asked = false
        const next = await this.#next()
        if (!next) return
        const remiss = await this.#tools.storage.db
          .selectFrom('remiss')
          .selectAll()
          .where('id', '=', next.remiss)
          .executeTakeFirstOrThrow()
        await this.#store(remiss, next, await this.#outcome(remiss, next))
      }
    } catch (err) {
      // The database is away, or the server is closing: what waits is still there, and is read when somebody asks next.
      this.#asked = false
      if (!this.#closed) this.#tools.log.error({ err }, 'files that were brought could not be read')
    }
  }

  /** Takes the file that has waited longest and that nobody else is reading. */
  async #next() {
    const { storage, now } = this.#tools
    const waits = storage.db
      .selectFrom('intake')
      .select('id')
      .where('state', '=', 'laser')
      .where(eb => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now())]))
      .orderBy('brought_at')
      .orderBy('id')
      .limit(1)
    return storage.db
      .updateTable('intake')
      .set({ claim: this.#claim, claimed_until: now() + CLAIMED_FOR })
      .where('id', '=', storage.kind === 'postgres' ? waits.forUpdate().skipLocked() : waits)
      .returning(['id', 'remiss', 'type', 'data', 'revision'])
      .executeTakeFirst()
  }

  /** What was found, or why it cannot be read. A fault of the program is one of this file too: the others go on. */
  async #outcome(remiss: RemissEntry, { id, type, data }: { id: string; type: string; data: Uint8Array }) {
    try {
      return { found: await this.read(remiss, type, Buffer.from(data), null) }
    } catch (error) {
      if (error instanceof StyrskriftError) return { error }
      this.#tools.log.error({ err: error, file: id }, 'a file that was brought could not be read')
      return { error: new StyrskriftError(type === PDF ? 'pdf-skadad' : 'word-skadad') }
    }
  }

  async #store(
    remiss: RemissEntry,
    { id, revision }: { id: string; revision: number },
    outcome: { found: Found } | { error: StyrskriftError }
  ): Promise<void> {
    const { db } = this.#tools.storage
    const found = 'found' in outcome ? outcome.found : null
    const owner = found?.kind === 'copy' ? await recipientOf(this.#tools, remiss.id, found.about.recipient) : null
    await db
      .updateTable('intake')
      .set({
        state: found ? 'last' : 'fel',
        found: found && JSON.stringify(found),
        problem: 'error' in outcome ? problemOf(outcome.error) : null,
        claim: null,
        claimed_until: null,
        revision: revision + 1
      })
      .where('id', '=', id)
      .where('state', '=', 'laser')
      .where('claim', '=', this.#claim)
      .where('revision', '=', revision)
      .execute()
    if (owner === null) return
    // A person who has said meanwhile whose it is, is right.
    await db
      .updateTable('intake')
      .set({ recipient: owner, bound_by: 'fil' })
      .where('id', '=', id)
      .where('recipient', 'is', null)
      .where('revision', '=', revision + 1)
      .execute()
  }

  /** Reads one file; `as`: what a person says that it is. Throws `word-…`, `pdf-…`, `remiss-inte-skickad`. */
  async read({ document, version }: RemissEntry, type: string, data: Buffer, as: CopyJob['as']): Promise<Found> {
    if (type === PDF) return { kind: 'pdf', ...(await readInThread('pdf', data, null)) }
    if (version === null) throw new StyrskriftError('remiss-inte-skickad')
    return this.#thread.read(version, () => this.#against(document, version), { bytes: data, as })
  }

  async #against(document: string, version: string): Promise<IntakeVersion> {
    const { dokument, template, kommun } = (await this.#frozen.of(document, version)).version
    const sent = await wordFileOf(this.#tools.storage, document, version)
    return { version, against: { dokument, template, kommun, sent } }
  }
}

/** The recipient for whom a copy was made, when it is one of this remiss. */
export async function recipientOf(
  { storage }: Pick<Tools, 'storage'>,
  remiss: string,
  id: string | null
): Promise<string | null> {
  if (id === null) return null
  const row = await storage.db
    .selectFrom('recipient')
    .select('id')
    .where('remiss', '=', remiss)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
