import { messages } from '../../../../schemas/messages/messages.ts'
import type { RecordHost } from '../../../editor/commands/records.ts'
import { addBeside, type Cell, movePart, removePart, tableParts } from '../../../editor/commands/tables.ts'
import type { MenuEntry, MenuGroup } from './menu-entry.ts'

type PartType = 'tablerow' | 'tablecolumn'

/** What can be done with the row and the column of a cell. The last row and the last column cannot be removed. */
export function cellGroups(host: RecordHost, cell: Cell, removed: (type: string) => void): MenuGroup[] {
  const { rows, columns } = tableParts(host, cell.table)
  const words = messages.recordMenu
  return [
    {
      id: 'row',
      title: words.row,
      entries: partEntries(host, cell, 'tablerow', rows.indexOf(cell.row), rows.length, removed, {
        before: words.rowBefore,
        after: words.rowAfter,
        back: words.rowUp,
        on: words.rowDown,
        remove: words.rowRemove
      })
    },
    {
      id: 'column',
      title: words.column,
      entries: partEntries(host, cell, 'tablecolumn', columns.indexOf(cell.column), columns.length, removed, {
        before: words.columnBefore,
        after: words.columnAfter,
        back: words.columnLeft,
        on: words.columnRight,
        remove: words.columnRemove
      })
    }
  ]
}

function partEntries(
  host: RecordHost,
  cell: Cell,
  type: PartType,
  at: number,
  count: number,
  removed: (type: string) => void,
  words: Record<'before' | 'after' | 'back' | 'on' | 'remove', string>
): MenuEntry[] {
  const name = type === 'tablerow' ? 'row' : 'column'
  const out: MenuEntry[] = [
    { id: `${name}-before`, label: words.before, run: () => void addBeside(host, type, cell, 0) },
    { id: `${name}-after`, label: words.after, run: () => void addBeside(host, type, cell, 1) }
  ]
  if (at > 0) out.push({ id: `${name}-back`, label: words.back, run: () => void movePart(host, type, cell, -1) })
  if (at < count - 1) out.push({ id: `${name}-on`, label: words.on, run: () => void movePart(host, type, cell, 1) })
  if (count > 1) {
    const run = (): void => {
      if (removePart(host, type, cell)) removed(messages.types[type])
    }
    out.push({ id: `${name}-remove`, label: words.remove, danger: true, run })
  }
  return out
}
