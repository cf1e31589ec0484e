/** A stretch of a text. */
export interface Stretch {
  from: number
  to: number
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** What may stand between the words of a name: a space, a hyphen, the points and lines of addresses and names of files. */
const BETWEEN = /^[\s._,\-\u2010\u2011]{0,3}$/u

/** A word without its marks and in small letters, as names stand in addresses: "Åsa" is "asa". */
export const foldedWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ø', 'o').replaceAll('æ', 'ae')

export const foldedWords = (text: string): string[] => (text.match(WORD) ?? []).map(foldedWord)

/**
 * Finds names in texts: as they are given, turned round ("Ek, Anna"), without the names in the middle, with an initial for the first, in the genitive, without the
 * marks of their letters, and as they stand in addresses ("anna.ek"). A name of one word is found as it is written alone. Looks a word up at a time, so that hundreds
 * of names cost no more than one.
 */
export function nameFinder(names: readonly string[]): (text: string) => Stretch[] {
  const forms = new Map<string, string[][]>()
  const singles = new Set<string>()
  const add = (words: readonly string[]): void => {
    const [first = '', ...rest] = words
    const known = forms.get(first)
    if (known) known.push(rest)
    else forms.set(first, [rest])
  }
  for (const name of names) {
    const words = foldedWords(name)
    const [first = '', last = ''] = [words[0], words.at(-1)]
    if (words.length === 1) singles.add(name.trim())
    if (words.length < 2) continue
    for (const form of [words, [last, ...words.slice(0, -1)], [words.join('')]]) add(form)
    if (words.length > 2) for (const form of [[first, last], words.slice(-2)]) add(form)
    add([first.charAt(0), last])
  }
  return text => {
    const tokens = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
      word,
      folded: foldedWord(word),
      from: index,
      to: index + word.length
    }))
    const found: Stretch[] = []
    for (let i = 0; i < tokens.length; i++) {
      const at = tokens[i]
      if (!at) continue
      let last = singles.has(at.word) || singles.has(at.word.replace(/s$/u, '')) ? i : -1
      for (const rest of forms.get(at.folded) ?? []) if (stands(rest, i)) last = Math.max(last, i + rest.length)
      // Joined in one word, and in the genitive: "annaeks".
      if (last < 0 && at.folded.endsWith('s') && forms.get(at.folded.slice(0, -1))?.some(rest => rest.length === 0))
        last = i
      const end = tokens[last]
      if (!end) continue
      found.push({ from: at.from, to: end.to })
      i = last
    }
    return found

    function stands(rest: readonly string[], i: number): boolean {
      return rest.every((word, k) => {
        const before = tokens[i + k]
        const token = tokens[i + k + 1]
        if (!before || !token || !BETWEEN.test(text.slice(before.to, token.from))) return false
        return token.folded === word || (k === rest.length - 1 && token.folded === `${word}s`)
      })
    }
  }
}
