import { messages } from '../../../../schemas/messages/messages.ts'
import { type Row, recordName, type TextIndex, WHOLE } from './model.ts'

/** A place in the text, and how much is said about it. */
export interface HeatCell {
  /** The record; `WHOLE`: the whole document. */
  at: string
  name: string
  /** What it begins with. */
  words: string
  /** Its number as printed; '': it has none. */
  label: string
  all: number
  /** Of which nobody has decided. */
  open: number
  /** 0 (nothing) to 4 (the most of all places). */
  heat: number
}

/** A section or fokusområde with its places. */
export interface HeatRow {
  id: string
  label: string | null
  name: string
  cells: HeatCell[]
  all: number
}

const HOTTEST = 4
const MOST_WORDS = 60

/** Every section and fokusområde with its insatser, and whatever else something is said about; the whole document first. Those without a place are left out. */
export function heatOf(index: TextIndex, rows: readonly Row[]): HeatRow[] {
  const counts = new Map<string, { all: number; open: number }>()
  for (const { at, s } of rows) {
    const known = counts.get(at ?? WHOLE) ?? { all: 0, open: 0 }
    counts.set(at ?? WHOLE, { all: known.all + 1, open: known.open + (s.outcome === null ? 1 : 0) })
  }
  const most = Math.max(1, ...[...counts.values()].map(({ all }) => all))
  const cellOf = (at: string, name: string, words: string, label: string): HeatCell => {
    const { all, open } = counts.get(at) ?? { all: 0, open: 0 }
    return { at, name, words, label, all, open, heat: Math.ceil((HOTTEST * all) / most) }
  }
  const whole = messages.handling.text.whole
  const out: HeatRow[] = []
  if (counts.has(WHOLE)) out.push(rowOf(WHOLE, null, whole, [cellOf(WHOLE, whole, '', '')]))
  for (const section of index.records) {
    if (section.type !== 'section' && section.type !== 'fokusomrade') continue
    const cells = index.records
      .filter(
        record =>
          index.sectionOf(record.record) === section.record && (record.type === 'insats' || counts.has(record.record))
      )
      .map(record => {
        const words = (record.fields[0]?.text ?? '').replace(/\s+/gu, ' ').trim()
        const beginning = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).trimEnd()} …` : words
        return cellOf(record.record, recordName(record), beginning, record.label ?? '')
      })
    const title = section.fields.find(each => each.field === 'titel')?.text ?? section.name
    if (cells.length > 0) out.push(rowOf(section.record, section.label, title, cells))
  }
  return out
}

const rowOf = (id: string, label: string | null, name: string, cells: HeatCell[]): HeatRow => ({
  id,
  label,
  name,
  cells,
  all: cells.reduce((sum, { all }) => sum + all, 0)
})

/** The places of which most is said, the most first: at most five, and only where more than one synpunkt stands. */
export const hottest = (heat: readonly HeatRow[]): HeatCell[] =>
  heat
    .flatMap(row => row.cells)
    .filter(cell => cell.all > 1)
    .sort((a, b) => b.all - a.all)
    .slice(0, 5)
