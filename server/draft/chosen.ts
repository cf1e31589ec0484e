import type { Choices, Wanted } from '../../schemas/draft/choices.ts'
import type { Placement } from '../../schemas/draft/placement.ts'
import type { Template } from '../../schemas/template/template.ts'
import { demandColumns } from './areas.ts'
import { labelOf } from './labels.ts'
import type { Line } from './lines.ts'
import { shownLine } from './report-line.ts'
import { termOf } from './terms.ts'

/**
 * What a person has chosen, as placements by the number of the line. A choice whose line has another number now, since tracked changes
 * are taken in another way, finds it again by its words; one whose line is gone is left aside.
 */
export function chosenPlacements(
  lines: readonly Line[],
  { placements }: Choices,
  template: Template
): Map<number, Placement> {
  const out = new Map<number, Placement>()
  for (const { at, text, wanted } of placements) {
    const line = lineAt(lines, at, text)
    const placement = line && placementOf(line, wanted, template)
    if (line && placement) out.set(lines.indexOf(line), placement)
  }
  return out
}

function lineAt(lines: readonly Line[], at: number, text: string): Line | null {
  const there = lines[at]
  if (there && shownLine(there) === text) return there
  const same = lines.filter(line => shownLine(line) === text)
  return same.toSorted((a, b) => Math.abs(lines.indexOf(a) - at) - Math.abs(lines.indexOf(b) - at))[0] ?? null
}

const TABLES: readonly Wanted['as'][] = ['uppgiftstabell', 'tabell', 'insatstabell', 'definitionstabell']

/** The placement that a line can have; null where it cannot: a table is no heading. */
function placementOf(line: Line, wanted: Wanted, template: Template): Placement | null {
  const label = (): number => labelOf(line.text)?.letters ?? 0
  if (wanted.as === 'utelamnat') return { as: 'utelamnat', why: 'vald' }
  if (wanted.as === 'ej-placerat') return { as: 'ej-placerat' }
  if ((line.kind === 'table') !== TABLES.includes(wanted.as)) return null
  if ((line.kind === 'picture') !== (wanted.as === 'bild')) return null
  switch (wanted.as) {
    case 'uppgift':
    case 'insatsfalt':
      return { as: wanted.as, key: wanted.key, label: label() }
    case 'avsnitt':
      return { as: 'avsnitt', key: wanted.key }
    case 'rubrik':
      return { as: 'rubrik', form: wanted.form }
    case 'insatstabell':
      return { as: 'insatstabell', columns: [...demandColumns(line, template)] }
    case 'definition':
      return { as: 'definition', term: termOf(line.runs)?.term ?? line.text }
    default:
      return { as: wanted.as }
  }
}
