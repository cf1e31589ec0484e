import { isSmallAbbreviation, isWellKnown } from './abbreviations.ts'
import type { Span } from './words.ts'

/** The abbreviations of a text that a reader may ask about, and those that it explains. */
export interface AbbreviationUse {
  used: readonly Span[]
  /** In capital letters, so that `MVP` and `mvp` are one. */
  explained: readonly string[]
}

/** All capitals, or a small letter between two capitals (SoL, FoU). */
const CAPITALS = /^(?:\p{Lu}{2,6}|\p{Lu}\p{Ll}\p{Lu})$/u
const NUMBER_AFTER = /^[ \u00a0-]?\d/u

/** The abbreviations in a flat text. Codes with a number (KS 2025/0143, SFS 2010:111), Roman numerals and shouted lines are not taken. */
export function abbreviationsIn(text: string, words: readonly Span[]): AbbreviationUse {
  const used: Span[] = []
  const explained: string[] = []
  words.forEach((word, i) => {
    for (const part of partsOf(word)) {
      if (isExplained(text, part)) explained.push(part.text.toUpperCase())
      const capitals = CAPITALS.test(part.text) && !isWellKnown(part.text)
      if (!capitals && !isSmallAbbreviation(part.text)) continue
      if (NUMBER_AFTER.test(text.slice(part.to, part.to + 2)) || NUMBER_AFTER.test(text.slice(word.to, word.to + 2)))
        continue
      if (capitals && (isShouted(words[i - 1], word, text) || isShouted(words[i + 1], word, text))) continue
      used.push(part)
    }
  })
  return { used, explained }
}

/** The parts of a compound, each without its ending: "MVP-programmet", "FN:s". */
function partsOf(word: Span): Span[] {
  if (!/\p{Lu}/u.test(word.text) && !isSmallAbbreviation(word.text.split(/[-:]/)[0] ?? '')) return []
  let at = word.from
  return word.text.split('-').flatMap(part => {
    const from = at
    at += part.length + 1
    const text = part.replace(/:\p{Ll}+$/u, '')
    return CAPITALS.test(text) || isSmallAbbreviation(text) ? [{ from, to: from + text.length, text }] : []
  })
}

/** Does another word in capitals stand directly beside it, with only a space between? */
function isShouted(other: Span | undefined, word: Span, text: string): boolean {
  if (!other || !/^\p{Lu}{2,}$/u.test(other.text) || isWellKnown(other.text)) return false
  const between = other.from < word.from ? text.slice(other.to, word.from) : text.slice(word.to, other.from)
  return between === ' '
}

/**
 * Is the abbreviation explained where it stands? "Full name (ABC)", "(Full name, ABC)", "ABC (full name)", "förkortat ABC", "ABC står
 * för", and "ABC: full name" first in a paragraph.
 */
function isExplained(text: string, part: Span): boolean {
  const before = text.slice(Math.max(0, part.from - 80), part.from)
  const after = text.slice(part.to, part.to + 120)
  if (/\p{L}{2}[^\p{L}()\n]{0,3}\($/u.test(before) && /^[”"]?[),;]/u.test(after)) return true
  if (/\([^()\n]*\p{L}{3}[^()\n]*(?:,|–|=|\bförkortat)\s$/u.test(before) && /^\)/.test(after)) return true
  if (/(?:förkort(?:at|as|ning(?:en)?)|förk\.)\s[”"]?$/iu.test(before)) return true
  if (/^[”"]?\s(?:står för|betyder|är en förkortning|=)/u.test(after)) return true
  if (/(?:^|\n)$/.test(before) && /^\s?[:=–]\s\p{L}{3}/u.test(after)) return true
  const content = /^[”"]?\s\(([^()\n]{4,100})/u.exec(after)?.[1]
  return content !== undefined && hasLettersInOrder(content, part.text)
}

function hasLettersInOrder(content: string, abbreviation: string): boolean {
  let at = 0
  const text = content.toLowerCase()
  for (const letter of abbreviation.toLowerCase()) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return /\p{L}{4}/u.test(content)
}
