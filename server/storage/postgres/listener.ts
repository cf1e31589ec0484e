import pg from 'pg'
import { CHANNEL, decodeNotice, type NoticeListener } from '../notices.ts'
import { connectionOptions } from './pool.ts'

/** Listens on a connection of its own, and opens a new one when it breaks. */
export class PostgresListener {
  #url: string
  #origin: string
  #listeners = new Set<NoticeListener>()
  #client: pg.Client | null = null
  #started: Promise<void> | null = null
  #closed = false
  #retry: NodeJS.Timeout | null = null
  #onError: (error: Error) => void

  constructor(url: string, origin: string, onError: (error: Error) => void) {
    this.#url = url
    this.#origin = origin
    this.#onError = onError
  }

  /** Adds a listener; resolves when notices reach it. Returns what removes it again. */
  async listen(listener: NoticeListener): Promise<() => void> {
    this.#listeners.add(listener)
    this.#started ??= this.#connect()
    try {
      await this.#started
    } catch (error) {
      this.#started = null
      this.#listeners.delete(listener)
      throw error
    }
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...connectionOptions(this.#url), query_timeout: undefined })
    client.on('notification', ({ channel, payload }) => {
      const notice = channel === CHANNEL && payload ? decodeNotice(this.#origin, payload) : null
      if (notice) for (const listener of this.#listeners) listener.notice(notice)
    })
    client.on('error', error => this.#onError(error))
    client.on('end', () => this.#again())
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      this.#client = client
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
  }

  #again(): void {
    if (this.#closed || this.#retry) return
    this.#client = null
    this.#retry = setTimeout(async () => {
      this.#retry = null
      try {
        await this.#connect()
        for (const listener of this.#listeners) listener.resumed()
      } catch (error) {
        this.#onError(error as Error)
        this.#again()
      }
    }, 500)
  }
}
