/** Two letters for a name: the first of the first and of the last word, or the first two of a single word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = [...(words[0] ?? '')]
  const last = [...(words.at(-1) ?? '')]
  const letters = words.length > 1 ? [first[0], last[0]] : first.slice(0, 2)
  return letters.join('').toLocaleUpperCase('sv-SE')
}
