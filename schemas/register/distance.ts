/**
 * How many letters must be added, removed, changed, or swapped with their neighbour to make `b` of `a`; `max + 1` when it is more
 * than `max`. With `prefix`, `a` is compared with the nearest beginning of `b`: for somebody who is still typing.
 */
export function editDistance(a: string, b: string, max: number, prefix = false): number {
  if (Math.max(a.length - b.length, prefix ? 0 : b.length - a.length) > max) return max + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > max) return max + 1
    before = last
    last = row
  }
  return Math.min(max + 1, prefix ? Math.min(...last) : last[b.length]!)
}

/** How many letters may differ in a spelling of this length before it is another word. Abbreviations are exact or nothing. */
export const tolerated = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : length < 17 ? 2 : 3)
