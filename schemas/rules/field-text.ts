import { countForLix, type LixCounts } from '../language/lix.ts'
import { sentencesOf } from '../language/sentences.ts'
import { type Span, wordsOf } from '../language/words.ts'
import type { Kommun } from '../register/kommun.ts'
import { flatText, type Stycke } from '../text/stycke.ts'

/** What rules ask of the text of one field; each part is worked out once, when somebody first asks. */
export interface FieldText {
  readonly stycken: readonly Stycke[]
  /** The flat text: offsets of problems count in it. */
  readonly flat: string
  readonly words: readonly Span[]
  readonly sentences: readonly Span[]
  readonly lix: LixCounts
  /** Stretches of the flat text that are links. */
  readonly links: readonly Span[]
}

/**
 * Remembers what was worked out for a field. The editor keeps the array of paragraphs as long as the field does not change, so that
 * a check after a key press works on one field and looks up the rest.
 */
export function perField<T>(work: (text: FieldText) => T): (text: FieldText) => T {
  const known = new WeakMap<readonly Stycke[], { value: T }>()
  return text => {
    let entry = known.get(text.stycken)
    if (!entry) {
      entry = { value: work(text) }
      known.set(text.stycken, entry)
    }
    return entry.value
  }
}

/** Remembers what was worked out for a field with the register of a municipality. */
export function perFieldAndRegister<T>(
  work: (text: FieldText, kommun: Kommun) => T
): (text: FieldText, kommun: Kommun) => T {
  const byRegister = new WeakMap<Kommun, (text: FieldText) => T>()
  return (text, kommun) => {
    let remembered = byRegister.get(kommun)
    if (!remembered) {
      remembered = perField(t => work(t, kommun))
      byRegister.set(kommun, remembered)
    }
    return remembered(text)
  }
}

const texts = new WeakMap<readonly Stycke[], FieldText>()

/** The text of a field; the same for the same array of paragraphs. */
export function fieldTextOf(stycken: readonly Stycke[]): FieldText {
  let text = texts.get(stycken)
  if (!text) {
    text = new LazyText(stycken)
    texts.set(stycken, text)
  }
  return text
}

class LazyText implements FieldText {
  readonly stycken: readonly Stycke[]
  readonly flat: string
  #words: readonly Span[] | undefined
  #sentences: readonly Span[] | undefined
  #lix: LixCounts | undefined
  #links: readonly Span[] | undefined

  constructor(stycken: readonly Stycke[]) {
    this.stycken = stycken
    this.flat = flatText(stycken)
  }

  get words(): readonly Span[] {
    return (this.#words ??= wordsOf(this.flat))
  }

  get sentences(): readonly Span[] {
    return (this.#sentences ??= sentencesOf(this.flat))
  }

  get lix(): LixCounts {
    return (this.#lix ??= countForLix(this.flat))
  }

  get links(): readonly Span[] {
    return (this.#links ??= linksOf(this.stycken))
  }
}

function linksOf(stycken: readonly Stycke[]): Span[] {
  const out: Span[] = []
  let at = 0
  for (const s of stycken) {
    for (const run of s.runs) {
      const length = 'text' in run ? run.text.length : 1
      if ('text' in run && run.link !== undefined) out.push({ from: at, to: at + length, text: run.text })
      at += length
    }
    at += 1
  }
  return out
}
