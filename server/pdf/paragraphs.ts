import type { Form, Stycke } from '../../schemas/text/stycke.ts'
import type { PdfLine } from './page-lines.ts'

/** Letters so much higher than those of most lines are a heading's. */
const HEADING = 1.15
const LONGEST_HEADING = 200
/** A gap so much wider than that between most lines begins a paragraph. */
const WIDER = 1.3
/** A line that ends so far from where its text ends, in heights of letters, is the last of its paragraph, when the next word would have had room. */
const ROOM = 1
/** Letters so much smaller than those of most lines, at the foot of a page, are notes. */
const NOTE = 0.93
/** A line that begins so far from where the one before began is another paragraph. */
const INDENT = 0.8

/** So few gaps say nothing of the others. */
const FEW = 6
/** The gap between lines in single spacing, in heights of letters. */
const NARROW = 1.25

const BULLET = /^([•▪▫●○■□◦‣∙·\uF0B7–—*o-])\s+(?=\S)/u
const ORDINAL = /^((\d{1,2}|[a-zåäö])[.)]|\d{1,2}(\.\d{1,2})+\.?)\s+(?=\S)/iu
const SENTENCE_ENDS = /[.:;!?…)”"’]$/u

/** What a paragraph is gathered in. */
interface Gathered {
  lines: PdfLine[]
  form: Form | undefined
}

/**
 * The paragraphs that lines make, by how they stand on the page: by gaps, indents, the size of letters, bullets and short lines. Words that were divided at the end of a
 * line are one again. Of a PDF nothing more is known: what it says is there, and where one paragraph ends is a guess.
 */
export function paragraphsOf(lines: readonly PdfLine[]): Stycke[] {
  const size = usual(lines.map(each => each.size)) ?? 0
  const notes = new Set(lines.filter((line, i) => line.size < NOTE * size && endsPage(lines, i, NOTE * size)))
  const body = gathered(
    lines.filter(line => !notes.has(line)),
    size
  )
  // A note stands after the paragraph in which its page ends: what goes on across a page is not cut in two by it.
  for (const note of gathered([...notes], size)) {
    const page = note.lines[0]?.page ?? 0
    const after = body.findLastIndex(each => each.lines.some(line => line.page <= page))
    body.splice(after + 1, 0, note)
  }
  return body.map(styckeOf).filter(({ runs }) => runs.length > 0)
}

/** Are this line and all below it on its page so small? */
function endsPage(lines: readonly PdfLine[], from: number, size: number): boolean {
  const page = lines[from]?.page
  for (let i = from; lines[i]?.page === page; i++) if ((lines[i]?.size ?? 0) >= size) return false
  return true
}

function gathered(lines: readonly PdfLine[], size: number): Gathered[] {
  const gap = usualGap(lines, size)
  const margins = rightMargins(lines)
  const out: Gathered[] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    const current = out.at(-1)
    const form = formOf(line, size)
    const goesOn =
      current &&
      before &&
      !begins(line, before, current, form, { gap, right: margins.get(before.page) ?? before.right })
    if (goesOn) current.lines.push(line)
    else out.push({ lines: [line], form })
  }
  return out
}

function begins(
  line: PdfLine,
  before: PdfLine,
  { lines, form: formBefore }: Gathered,
  form: Form | undefined,
  { gap, right }: { gap: number; right: number }
): boolean {
  if (form === 'li' || form === 'ol') return true
  if (Math.abs(line.size - before.size) > 0.08 * before.size) return true
  if (form !== formBefore && (form !== undefined || (formBefore !== 'li' && formBefore !== 'ol'))) return true
  const [first] = lines
  if (formBefore !== undefined && first && line.page === first.page && line.left < first.left - 0.3 * line.size)
    return true
  const firstWord = line.text.split(' ')[0] ?? ''
  const perLetter = (before.right - before.left) / Math.max(1, before.text.length)
  const hadRoom = right - before.right > firstWord.length * perLetter + ROOM * before.size
  if (line.page !== before.page || line.y > before.y) {
    // On another page, or in another column: it goes on where a sentence does.
    return SENTENCE_ENDS.test(before.text) || hadRoom || !/^[\p{Ll}(\d]/u.test(line.text)
  }
  if (before.y - line.y > WIDER * Math.max(gap, line.size)) return true
  if (form === undefined && formBefore === undefined) {
    const start = lines.length > 1 ? before.left : (first?.left ?? before.left)
    if (line.left - start > INDENT * line.size) return true
  }
  return hadRoom && (SENTENCE_ENDS.test(before.text) || /^\p{Lu}/u.test(line.text))
}

function formOf({ text, size }: PdfLine, usualSize: number): Form | undefined {
  if (BULLET.test(text)) return 'li'
  if (size > HEADING * usualSize && text.length <= LONGEST_HEADING) return size > 1.4 * usualSize ? 'h2' : 'h3'
  return ORDINAL.test(text) ? 'ol' : undefined
}

function styckeOf({ lines, form }: Gathered): Stycke {
  const whole = lines.map(({ text }) => text).reduce(joined, '')
  // A list counts by itself; a number that was written stays readable where it would be another one.
  const text = form === 'li' ? whole.replace(BULLET, '') : whole
  const kept: Form | undefined = form === 'ol' ? undefined : form
  return { ...(kept ? { form: kept } : {}), runs: text === '' ? [] : [{ text }] }
}

/** Two lines as one text. A hyphen at the end of a line divides a word, unless it belongs to it: "IT-system", "e-post", "barn- och ungdom". */
export function joined(before: string, line: string): string {
  if (before === '') return line
  const divided = /(\p{L}+)[-\u00AD\u2010]$/u.exec(before)
  if (!divided || !/^\p{Ll}/u.test(line))
    return /[/\u2010-]$/u.test(before) && !/\s[-\u2010]$/u.test(before) && /^[\p{L}\d]/u.test(line)
      ? before + line
      : `${before} ${line}`
  if (/^(och|eller|samt|men|respektive)\b/u.test(line)) return `${before} ${line}`
  const word = divided[1] ?? ''
  return word.length === 1 || /\p{Lu}$/u.test(word) ? before + line : before.slice(0, -1) + line
}

/** What most letters have: the size that counts most often. */
function usual(sizes: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const each of sizes) {
    const rounded = Math.round(each * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function usualGap(lines: readonly PdfLine[], size: number): number {
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1]
    const gap = before && before.page === line.page ? before.y - line.y : 0
    return gap > 0 && gap < 3 * line.size && Math.abs(line.size - size) < 1 ? [gap] : []
  })
  // Of a few lines nobody can tell which gap is the usual one: then it is that of a text in single spacing.
  return gaps.length < FEW ? Math.min(usual(gaps) ?? NARROW * size, NARROW * size) : (usual(gaps) ?? NARROW * size)
}

/** Where the lines of each page end at the furthest. */
function rightMargins(lines: readonly PdfLine[]): Map<number, number> {
  const out = new Map<number, number>()
  for (const { page, right } of lines) out.set(page, Math.max(out.get(page) ?? 0, right))
  return out
}
