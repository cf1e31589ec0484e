interface Matchable {
  text: string
  keywords?: readonly string[]
}

const plain = (text: string): string => text.toLocaleLowerCase('sv-SE').trim()

/**
 * Those of the items that hold every word of the query, in their text or their keywords, at the start of words before inside them.
 * An empty query matches all, in the order given.
 */
export function matchItems<T extends Matchable>(items: readonly T[], query: string): T[] {
  const words = plain(query).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return [...items]
  const scored: { item: T; score: number }[] = []
  for (const item of items) {
    const score = Math.min(
      scoreOf(plain(item.text), words),
      ...(item.keywords ?? []).map(k => scoreOf(plain(k), words) + 1)
    )
    if (Number.isFinite(score)) scored.push({ item, score })
  }
  return scored.sort((a, b) => a.score - b.score).map(s => s.item)
}

/** 0: the text begins with the first word; 2: every word begins a word of the text; 4: inside words; infinite: not there. */
function scoreOf(text: string, words: readonly string[]): number {
  if (!words.every(word => text.includes(word))) return Number.POSITIVE_INFINITY
  const starts = words.every(word => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${word}`))
  if (!starts) return 4
  return text.startsWith(words[0] ?? '') ? 0 : 2
}
