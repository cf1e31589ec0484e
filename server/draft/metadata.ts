import type { Target } from '../../schemas/draft/report.ts'
import { findExactParty } from '../../schemas/register/lookup.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { MetadataItem } from '../../schemas/template/template.ts'
import type { Run } from '../../schemas/text/stycke.ts'
import { dayOf, isText, metadataItemOf } from './labels.ts'
import type { Line } from './lines.ts'
import type { Making } from './making.ts'
import { plain, textOf } from './runs.ts'

/** Puts a value into the metadata box. Null: the value is none of those that the item can have, and has to be kept elsewhere. */
export function addMetadata(builder: Making, key: string, runs: readonly Run[], at: number): Target | null {
  const { metadata } = builder.dokument
  const item = builder.context.template.metadata.find(i => i.key === key)
  if (!item) return null
  if (isText(item)) return builder.put(metadata, key, plain(runs))
  const words = textOf(runs).trim()
  const value = chosenValue(item, words, builder)
  if (value === null || (metadata.data[key] !== undefined && metadata.data[key] !== value)) return null
  metadata.data[key] = value
  builder.replaced(at, words)
  return { record: metadata.id, field: key }
}

function chosenValue(item: MetadataItem, text: string, builder: Making): string | null {
  if (item.kind === 'date') return dayOf(text)
  if (item.kind === 'choice') return item.options?.find(option => sameSpelling(option) === sameSpelling(text)) ?? null
  return item.kind === 'unit' ? (findExactParty(text, builder.context.kommun)?.id ?? null) : null
}

/** Reads a table of labels and values, side by side or above each other. What is no item of the box is kept as it stands. */
export function addMetadataTable(builder: Making, table: Line): Target | null {
  const { template } = builder.context
  const kept: { runs: Run[] }[] = []
  let target: Target | null = null
  const rows = table.rows.map(row =>
    row.cells.map(cell => cell.flatMap((line, i) => [...(i > 0 ? [{ text: ' ' }] : []), ...line.runs]))
  )
  const used = new Set<string>()
  rows.forEach((cells, r) => {
    cells.forEach((runs, c) => {
      const label = textOf(runs).trim()
      if (label === '' || used.has(`${r} ${c}`)) return
      const item = metadataItemOf(label, template)
      const beside = cells[c + 1]
      const below = rows[r + 1]?.[c]
      const isLabel = (value: readonly Run[] | undefined): boolean =>
        value !== undefined && metadataItemOf(textOf(value), template) !== null
      const value = beside && !isLabel(beside) && textOf(beside).trim() !== '' ? beside : undefined
      const from = value ? `${r} ${c + 1}` : `${r + 1} ${c}`
      const found = value ?? (item && !isLabel(below) ? below : undefined)
      if (item && found && textOf(found).trim() !== '') {
        used.add(from)
        const added = addMetadata(builder, item.key, found, table.at)
        target ??= added
        if (added) {
          builder.replaced(table.at, label)
          return
        }
        kept.push({ runs: [{ text: `${label}: ` }, ...plain(found)] })
        return
      }
      if (item) builder.replaced(table.at, label)
      else {
        const words = value ? [{ text: `${label}: ` }, ...plain(value)] : plain(runs)
        if (value) used.add(from)
        kept.push({ runs: words })
      }
    })
  })
  if (kept.length === 0) return target
  const place = builder.keep(kept)
  return target ?? place
}
