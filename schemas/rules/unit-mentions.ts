import type { Span } from '../language/words.ts'
import { editDistance } from '../register/distance.ts'
import type { Kommun } from '../register/kommun.ts'
import { type Spelling, spellingsOf } from '../register/lookup.ts'
import { closeSpelling } from '../register/normalise.ts'

/** Words of a text that name a party of the register. */
export interface Mention extends Span {
  spelling: Spelling
  /** The words end with the s of a genitive that is not part of the name. */
  genitive: boolean
  /** No spelling of the register: so near one that it is probably a slip. */
  near: boolean
}

/** Spellings by their letters alone, and the beginnings of them, by which a search over a long text gives up at once. */
interface Index {
  byLetters: ReadonlyMap<string, readonly Spelling[]>
  beginnings: ReadonlySet<string>
  nearable: readonly { letters: string; spelling: Spelling }[]
}

const indexes = new WeakMap<Kommun, Index>()

/** Hyphens, spaces, quotes and capitals make no difference, nor does ø for ö. */
export const lettersOf = (text: string): string =>
  /^[a-zåäö]+$/.test(text) ? text : closeSpelling(text).replace(/[^\p{L}\p{N}]/gu, '')

function indexOf(kommun: Kommun): Index {
  let index = indexes.get(kommun)
  if (!index) {
    const all = spellingsOf(kommun).map(spelling => ({ letters: lettersOf(spelling.spelling), spelling }))
    const byLetters = new Map<string, Spelling[]>()
    const beginnings = new Set<string>()
    for (const { letters, spelling } of all) {
      byLetters.set(letters, [...(byLetters.get(letters) ?? []), spelling])
      for (let i = 1; i <= letters.length; i++) beginnings.add(letters.slice(0, i))
    }
    index = { byLetters, beginnings, nearable: all.filter(({ letters }) => KIND.test(letters)) }
    indexes.set(kommun, index)
  }
  return index
}

/** What may stand between two words of a name. */
const GAP = /^[ \u00a0\-‐‑–"”“’']{1,4}$/u
/** The last word of most names, with its ending. */
const KIND = /(?:förvaltning|nämnd|kontor|styrelse|förbund|bolag)(?:en|et|n)?$/u

/** The mentions of parties in a text, in order; of names within names the longest. */
export function mentionsIn(flat: string, words: readonly Span[], kommun: Kommun): Mention[] {
  const index = indexOf(kommun)
  const letters = words.map(word => lettersOf(word.text))
  const out: Mention[] = []
  let next = 0
  for (let i = 0; i < words.length; i++) {
    if (i < next) continue
    const found = longestFrom(i, flat, words, letters, index)
    if (found) {
      out.push(found.mention)
      next = found.next
    }
  }
  return [...out, ...nearMentions(flat, words, letters, index, out)].sort((a, b) => a.from - b.from)
}

function longestFrom(
  start: number,
  flat: string,
  words: readonly Span[],
  letters: readonly string[],
  { byLetters, beginnings }: Index
): { mention: Mention; next: number } | null {
  let found: { mention: Mention; next: number } | null = null
  let key = ''
  for (let j = start; j < words.length; j++) {
    if (j > start && !GAP.test(flat.slice(words[j - 1]!.to, words[j]!.from))) break
    key += letters[j]
    const whole = byLetters.get(key)
    const stem = whole || !key.endsWith('s') ? undefined : byLetters.get(key.slice(0, -1))
    const spellings = whole ?? stem
    if (spellings) {
      const span = spanOf(flat, words[start]!, words[j]!)
      const spelling = bestFor(span.text, spellings)
      if (spelling) found = { mention: { ...span, spelling, genitive: !whole, near: false }, next: j + 1 }
    }
    if (!beginnings.has(key)) break
  }
  return found
}

const spanOf = (flat: string, first: Span, last: Span): Span => ({
  from: first.from,
  to: last.to,
  text: flat.slice(first.from, last.to)
})

const RANK = { name: 0, alias: 1, formerly: 2 } as const

/** The spelling that is meant: as it is written, else a name before an alias. An abbreviation in small letters is another word. */
function bestFor(text: string, spellings: readonly Spelling[]): Spelling | undefined {
  const possible = spellings.filter(s => !/^\p{Lu}{2,5}$/u.test(s.spelling) || text.startsWith(s.spelling))
  return possible.find(s => s.spelling === text) ?? possible.toSorted((a, b) => RANK[a.source] - RANK[b.source])[0]
}

/** Names with a slip: they end as names do (…förvaltningen), and few letters differ. */
function nearMentions(
  flat: string,
  words: readonly Span[],
  letters: readonly string[],
  index: Index,
  known: readonly Mention[]
): Mention[] {
  const out: Mention[] = []
  words.forEach((last, j) => {
    const stem = letters[j]!.replace(/(?<=[^s])s$/u, '')
    if (!KIND.test(stem) || known.some(m => m.from < last.to && last.from < m.to)) return
    let best: { mention: Mention; distance: number } | null = null
    let key = ''
    for (let i = j; i >= 0 && i > j - 5; i--) {
      if (i < j && !GAP.test(flat.slice(words[i]!.to, words[i + 1]!.from))) break
      key = (i === j ? stem : letters[i]!) + key
      for (const { letters: right, spelling } of index.nearable) {
        const most = right.length < 12 ? 0 : right.length < 18 ? 1 : right.length < 26 ? 2 : 3
        const distance = editDistance(key, right, most)
        if (distance > most || (best && best.distance <= distance) || endingOf(key) !== endingOf(right)) continue
        const span = spanOf(flat, words[i]!, last)
        best = { mention: { ...span, spelling, genitive: stem !== letters[j], near: true }, distance }
      }
    }
    if (best) out.push(best.mention)
  })
  return out
}

/** "förvaltningen", "förvaltning": another ending is another form of a common noun, not a slip. */
const endingOf = (letters: string): string => KIND.exec(letters)?.[0] ?? ''
