import type { Kommun } from '../register/kommun.ts'
import { findExactParty, findParties } from '../register/lookup.ts'
import { spellingIndex } from '../register/spellings.ts'
import { type Ansvar, type AnsvarKind, effectiveKind } from './ansvar.ts'
import { freeParty } from './sentence.ts'

/** Words that were taken for a party without being one of its spellings; without a suggestion nothing in the register is near. */
export interface UncertainParty {
  written: string
  suggestion?: string
}

export interface ParseOptions {
  close?: 'take' | 'keep'
}

export interface ParsedAnsvar {
  ansvar: Ansvar
  uncertain: UncertainParty[]
}

/**
 * Reads a line such as "Ansvar: Socialförvaltningen i samverkan med utbildningsförvaltningen och polisen" into data; the reverse
 * of `ansvarSentence`. Names are found by the longest spelling of the register, so that "kultur- och fritidsförvaltningen" and
 * "alla förvaltningar och bolag" are one party each. A close spelling is taken and listed as uncertain with its suggestion; a name
 * that nothing is near becomes a free party and is listed too. Words after the last name become the tail. Total: any text gives
 * an ansvar, and no word is lost. With `close: 'keep'` a close spelling stays as it is written, a free party, until somebody has said
 * what it means.
 */
export function parseAnsvar(text: string, kommun: Kommun, { close = 'take' }: ParseOptions = {}): ParsedAnsvar {
  const reader = new Reader(text, kommun, close)
  const lead: string[] = []
  const partners: string[] = []
  reader.skip(LABEL)
  let kind: AnsvarKind | null = reader.skip(JOINT) ? 'gemensamt' : reader.skip(SHARED) ? 'delat' : null
  let list = reader.skip(TOGETHER_FIRST) ? partners : lead
  while (!reader.atEnd()) {
    const party = reader.party()
    if (party === null) break
    if (!list.includes(party)) list.push(party)
    if (reader.skip(SHARE_IT)) kind = 'delat'
    if (reader.skip(JOINTLY)) kind = 'gemensamt'
    if (reader.skip(TOGETHER)) list = partners
    else if (!reader.skip(SEPARATOR)) break
  }
  const ansvar = { kind, lead, partners, tail: reader.rest(lead.length + partners.length > 0) }
  return {
    ansvar: { ...ansvar, kind: lead.length + partners.length > 0 ? effectiveKind(ansvar) : null },
    uncertain: reader.uncertain
  }
}

const LABEL =
  /^\s*(?:huvud)?ansvar(?:et|ig|iga)?(?:\s+(?:part|parter|enhet|enheter|nämnd|förvaltning|verksamhet))?\s*:\s*/iu
const JOINT = /^gemensamt(?:\s+ansvar)?(?:\s+för\b|\s*:)\s*(?=[^\s.])/iu
const SHARED = /^(?:delat\s+ansvar\s*:|delat\s+(?:ansvar\s+)?mellan\b|delas\s+(?:av|mellan)\b)\s*(?=[^\s.])/iu
const WITH = String.raw`(?:i\s+(?:nära\s+)?(?:samverkan|samarbete)\s+med|tillsammans\s+med)\b\s*:?\s*(?=[^\s.])`
const TOGETHER_FIRST = new RegExp(`^${WITH}`, 'iu')
const TOGETHER = new RegExp(String.raw`^(?:\s*[,.;])?\s+(?:(?:och|samt)\s+)?${WITH}`, 'iu')
const SHARE_IT = /^\s+(?:delar\s+(?:på\s+)?ansvaret|har\s+(?:ett\s+)?delat\s+ansvar)(?=[\s.,;]|$)/iu
const JOINTLY = /^\s+gemensamt(?=\s*[.;]?\s*$)/iu
/** "A, B", "A och B", "A, samt B", "A/B", "A & B". A comma before a space; none within a word. */
const SEPARATOR = /^(?:\s*[,;]\s*(?:(?:och|samt)\s+)?|\s+(?:och|samt|respektive|&)\s+|\s*\/\s*)(?=\S)/iu
const REMARK = /^\s*\([^()]*\)/u
const FULL_STOP = /^\s*[.;,]?\s*$/u

/** Reads names one after another. */
class Reader {
  readonly uncertain: UncertainParty[] = []
  readonly #kommun: Kommun
  readonly #close: 'take' | 'keep'
  readonly #remarks: string[] = []
  #text: string

  constructor(text: string, kommun: Kommun, close: 'take' | 'keep' = 'take') {
    this.#close = close
    this.#text = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
    this.#kommun = kommun
  }

  atEnd(): boolean {
    return FULL_STOP.test(this.#text)
  }

  /** Goes past the pattern, when the text begins with it. */
  skip(pattern: RegExp): boolean {
    const found = pattern.exec(this.#text)
    if (found) this.#text = this.#text.slice(found[0].length)
    return found !== null
  }

  /**
   * What no name was found in, after remarks in parentheses that stood between the names. Uncertain where it is all there is, or
   * names a party after all ("leder arbetet med stöd av polisen").
   */
  rest(named: boolean): string {
    const rest = this.atEnd() ? '' : this.#text.trim()
    const words = [...rest.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)]
    const hasName = words.some(({ index }) => {
      const from = new Reader(rest.slice(index), this.#kommun)
      return from.#known(from.#ends()) !== null
    })
    if (rest !== '' && (!named || hasName)) this.uncertain.push({ written: rest })
    return [...this.#remarks, rest].filter(t => t !== '').join(' ')
  }

  /** The id of the party that the text begins with; null when there are no words left that can be one. */
  party(): string | null {
    const ends = this.#ends()
    const known = this.#known(ends)
    const near = this.#near(ends, known)
    const asWritten = near && this.#close === 'keep' ? freeParty(this.#text.slice(0, near.end)) : null
    const id = asWritten ?? near?.id ?? known?.id ?? this.#free()
    if (near) this.uncertain.push({ written: this.#text.slice(0, near.end), suggestion: near.id })
    const end = near?.end ?? known?.end
    if (end !== undefined) this.#text = this.#text.slice(end)
    this.#takeRemark()
    return id
  }

  /** Where a name that begins here can end: after each word, the farthest first. */
  #ends(): number[] {
    const most = spellingIndex(this.#kommun).mostWords + 2
    const ends: number[] = []
    for (const { 0: word, index } of this.#text.matchAll(/[\p{L}\p{N}”"’'.:]+/gu)) {
      const end = index + word.replace(/[.:]+$/u, '').length
      if (end > index) ends.unshift(end)
      if (ends.length >= most) break
    }
    return ends
  }

  #known(ends: readonly number[]): { id: string; end: number } | null {
    for (const end of ends) {
      const found = nominative(this.#text.slice(0, end), this.#kommun)
      if (found) return { id: found, end }
    }
    return null
  }

  /**
   * A close spelling, unless a known name stands here. It is looked for beyond a known name only where what follows that name is
   * not a name itself: "alla förvaltningar och bollag".
   */
  #near(ends: readonly number[], known: { id: string; end: number } | null): { id: string; end: number } | null {
    const after = known && SEPARATOR.exec(this.#text.slice(known.end))
    if (known && !after) return null
    if (known && after) {
      const rest = new Reader(this.#text.slice(known.end + after[0].length), this.#kommun)
      if (rest.#known(rest.#ends())) return null
    }
    let best: { id: string; end: number; score: number } | null = null
    for (const end of ends) {
      if (known && end <= known.end) break
      const [found, other] = findParties(this.#text.slice(0, end), this.#kommun)
      if (!found || found.exact || found.score === other?.score || found.id === known?.id) continue
      if (!best || found.score > best.score) best = { id: found.id, end, score: found.score }
    }
    return best
  }

  /** Takes the words up to the next separator as a party that the register does not have. */
  #free(): string | null {
    const end = this.#endOfName()
    const written = this.#text.slice(0, end).replace(FULL_STOP_AT_END, '').trim()
    if (!/[\p{L}\p{N}]/u.test(written) || written.length > LONGEST_NAME) return null
    this.#text = this.#text.slice(end)
    this.uncertain.push({ written })
    return freeParty(written)
  }

  /** The first separator outside quotation marks and parentheses that does not belong to a hyphen ("barn- och familjeenheten"). */
  #endOfName(): number {
    for (let i = 1; i < this.#text.length; i++) {
      const before = this.#text.slice(0, i)
      if (/[-–]$/u.test(before.trimEnd()) || isOpen(before)) continue
      const here = this.#text.slice(i)
      const slash = here.startsWith('/')
      if ((!slash && SEPARATOR.test(here)) || [TOGETHER, SHARE_IT, JOINTLY].some(p => p.test(here))) return i
    }
    return this.#text.length
  }

  #takeRemark(): void {
    const found = REMARK.exec(this.#text)
    if (!found || this.#text.slice(found[0].length).trim() === '') return
    const after = this.#text.slice(found[0].length)
    if (!SEPARATOR.test(after) && !TOGETHER.test(after)) return
    this.#remarks.push(found[0].trim())
    this.uncertain.push({ written: found[0].trim() })
    this.#text = after
  }
}

/** The full stop of the sentence, not of an abbreviation like "m.fl." */
const FULL_STOP_AT_END = /(?<!\.\p{L}{1,3})\.$/u

/** What is longer is no name; a free party could not hold it. */
const LONGEST_NAME = 120

/** A name as the subject of a list; a genitive ("socialförvaltningens jour") begins another name. */
function nominative(text: string, kommun: Kommun): string | null {
  const found = findExactParty(text, kommun)
  return found && !isGenitiveOf(text, found.spelling) ? found.id : null
}

const isGenitiveOf = (text: string, spelling: string): boolean => /s$/iu.test(text) && !/s$/iu.test(spelling)

/** Is a quotation mark or a parenthesis still open at the end of this text? */
function isOpen(text: string): boolean {
  const quotes = text.match(/[”"“„]/gu)?.length ?? 0
  return quotes % 2 === 1 || text.lastIndexOf('(') > text.lastIndexOf(')')
}
