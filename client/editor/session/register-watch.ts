import { API } from '../../../schemas/api/contract.ts'
import { type Kommun, kommun } from '../../../schemas/register/kommun.ts'

/** After a reading that failed, the next. */
const AGAIN_AFTER = 5_000

/** Reads the municipality with its register anew when the server says that it has changed; one reading at a time, and the last one wins. */
export class RegisterWatch {
  readonly #show: (kommun: Kommun) => void
  #reading = false
  #again = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(show: (kommun: Kommun) => void) {
    this.#show = show
  }

  readonly changed = (): void => {
    clearTimeout(this.#timer)
    this.#again = true
    if (!this.#reading) void this.#readOn()
  }

  async #readOn(): Promise<void> {
    this.#reading = true
    while (this.#again && !this.#ended) {
      this.#again = false
      const read = await fetchKommun()
      if (this.#ended || this.#again) continue
      if (read) this.#show(read)
      else this.#timer = setTimeout(this.changed, AGAIN_AFTER)
    }
    this.#reading = false
  }

  destroy(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }
}

/** Null when it cannot be read now. */
async function fetchKommun(): Promise<Kommun | null> {
  try {
    const answer = await fetch(API.kommun, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    const read = answer.ok ? kommun.safeParse(await answer.json()) : null
    return read?.success ? read.data : null
  } catch {
    return null
  }
}
