import { SyncClient } from '../helpers/sync-client.ts'

const FIELD = 't:p-ingress:text'

/** Somebody who writes without pause, each time a word that nobody else writes, and remembers which words the server has confirmed. */
export class Writer {
  readonly client: SyncClient
  readonly #name: string
  readonly #words: { ordinal: number; word: string }[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(origin: string, document: string, cookie: string, name: string) {
    this.#name = name
    this.client = new SyncClient(origin, '', document, { cookie })
    // The server is killed under it: that is no fault of the test.
    this.client.closed.then(() => this.stop())
  }

  async start(every: number): Promise<void> {
    await this.client.ready()
    this.#timer = setInterval(() => this.#write(), every)
  }

  #write(): void {
    if (this.client.socket.readyState !== this.client.socket.OPEN) return
    const word = `<${this.#name}-${this.#words.length}>`
    this.client.type(word, FIELD)
    this.#words.push({ ordinal: this.client.sent, word })
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  get written(): number {
    return this.#words.length
  }

  /** The words that the server has said are on disk. */
  confirmed(): string[] {
    return this.#words.filter(({ ordinal }) => ordinal <= this.client.stored).map(({ word }) => word)
  }

  /** The words of others that the server has passed on. */
  heard(): string[] {
    return wordsIn(this.client).filter(word => !word.startsWith(`<${this.#name}-`))
  }
}

/** All words in a client's copy of the document. */
export const wordsIn = (client: SyncClient): string[] => client.text(FIELD).match(/<[^<>]*>/g) ?? []
