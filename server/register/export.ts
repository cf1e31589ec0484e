import { messages } from '../../schemas/messages/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { COLUMNS, type Column, dayText, listText, WIDTHS } from './files/columns.ts'
import { writeCsv } from './files/csv.ts'
import { writeXlsx } from './files/xlsx.ts'
import { unitRows } from './list.ts'
import { readUnits } from './units.ts'

const words = messages.admin.units

/** The register as a file that can be changed and read in again. */
export async function exportUnits(storage: Storage, format: 'csv' | 'xlsx'): Promise<{ name: string; bytes: Buffer }> {
  const units = await readUnits(storage.db)
  const rows = await unitRows(storage, units)
  const names = new Map(units.map(u => [u.id, u.name]))
  const lines = rows.map(
    (row, i): Record<Column, string> => ({
      id: row.id,
      name: row.name,
      kind: messages.unitKinds[row.kind],
      namnd: row.namnd === null ? '' : (names.get(row.namnd) ?? row.namnd),
      aliases: listText(row.aliases),
      formerly: listText(row.formerly),
      contact: row.contact,
      email: row.email,
      registrar: row.registrar,
      ended: dayText(units[i]?.endedAt ?? null)
    })
  )
  const table = [COLUMNS.map(c => words.columns[c]), ...lines.map(line => COLUMNS.map(c => line[c]))]
  const bytes =
    format === 'csv'
      ? writeCsv(table)
      : await writeXlsx(
          table,
          words.file.sheet,
          COLUMNS.map(c => WIDTHS[c])
        )
  return { name: `${words.file.name}.${format}`, bytes }
}
