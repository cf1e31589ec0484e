import type { Line } from './lines.ts'

/** How a line was found to be a heading. */
export type HeadingBy = 'style' | 'outline' | 'look'

export interface Heading {
  /** From 1. */
  level: number
  by: HeadingBy
}

/** Names of styles in the language of Word itself (English) and as templates of municipalities call them. */
const STYLE = /^(?:heading|rubrik|överskrift|huvudrubrik|underrubrik|rubriknivå)\s*(\d)?\b/u
const TITLE = /^(?:title|titel|dokumenttitel|dokumentnamn|huvudtitel|omslagsrubrik)$/u

export const isTitleStyle = (style: string): boolean => TITLE.test(style)

/** Longer lines are text, however bold. */
const MOST_LETTERS = 140
const MOST_WORDS = 20

/**
 * Which lines are headings, and of which level. Styles and outline levels come first; where a draft has none, headings are found by
 * their look: short lines outside of lists that are bold, or larger than the text, and do not end like a sentence.
 */
export function headingsOf(lines: readonly Line[]): ReadonlyMap<Line, Heading> {
  const out = new Map<Line, Heading>()
  for (const line of lines) {
    const level = levelByStyle(line)
    if (level !== null) out.set(line, { level, by: STYLE.test(line.style) ? 'style' : 'outline' })
  }
  const styled = [...out.values()].filter(h => h.by === 'style').length
  const candidates = lines.filter(line => !out.has(line) && looksLikeHeading(line, bodySize(lines)))
  // In a draft with styles, a bold line in between is a lead or a label more often than a heading.
  if (styled > 2) return out
  const ranks = rankLooks(candidates)
  const above = Math.max(0, ...[...out.values()].map(h => h.level))
  for (const line of candidates) out.set(line, { level: above + (ranks.get(lookOf(line)) ?? 1), by: 'look' })
  return out
}

function levelByStyle({ kind, style, outline, generated, text }: Line): number | null {
  if (kind !== 'text' || generated || isTitleStyle(style) || text.length > 300) return null
  const found = STYLE.exec(style)
  if (found) return Number(found[1] ?? (style.startsWith('under') ? 2 : 1)) || 1
  return outline
}

/** The size that most letters have. */
export function bodySize(lines: readonly Line[]): number | null {
  const letters = new Map<number | null, number>()
  for (const { size, text, kind } of lines)
    if (kind === 'text') letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** What is said of no size counts as the size of the text. */
export const PLAIN_SIZE = 11

export function looksLikeHeading(line: Line, body: number | null): boolean {
  const { kind, text, list, bold, size, generated, boxed, capitals } = line
  if (kind !== 'text' || list?.bullet || generated || boxed || text === '') return false
  if (text.length > MOST_LETTERS || text.split(/\s+/u).length > MOST_WORDS || /[.:;,]$/u.test(text)) return false
  return bold || capitals || (size ?? PLAIN_SIZE) > (body ?? PLAIN_SIZE) + 1
}

/** A line looks like another when size, weight and capitals are the same. */
const lookOf = ({ size, bold, capitals }: Line): string => `${size ?? PLAIN_SIZE}|${bold}|${capitals}`

/** Looks of headings by rank: larger before smaller, capitals before bold. */
function rankLooks(lines: readonly Line[]): ReadonlyMap<string, number> {
  const looks = new Map(lines.map(line => [lookOf(line), line]))
  const weight = ({ size, bold, capitals }: Line): number =>
    (size ?? PLAIN_SIZE) * 10 + (capitals ? 2 : 0) + (bold ? 1 : 0)
  const sorted = [...looks].sort((a, b) => weight(b[1]) - weight(a[1]))
  return new Map(sorted.map(([look], i) => [look, i + 1]))
}

/** A heading without the number that somebody has typed before it: "2.1 Mål" → "Mål". */
export const withoutNumber = (text: string): string => text.replace(/^\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[a-z]\))\s+/u, '')
