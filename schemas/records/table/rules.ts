import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { postsOf } from '../../rules/fields.ts'
import type { Finding, Rule } from '../../rules/rule.ts'
import { isBlank } from '../../text/stycke.ts'
import { cellField } from './shape.ts'

const rowsOf = (table: DokumentPost): DokumentPost[] => table.children.filter(c => c.type === 'tablerow')
const columnsOf = (table: DokumentPost): DokumentPost[] => table.children.filter(c => c.type === 'tablecolumn')
const cellIsBlank = (row: DokumentPost, column: DokumentPost): boolean =>
  isBlank(row.fields[cellField(column.id)] ?? [])

const isEmpty = (table: DokumentPost): boolean =>
  rowsOf(table).every(row => columnsOf(table).every(column => cellIsBlank(row, column)))

/** A table without a single word in its cells. */
export const tabellUtanInnehall: Rule = {
  id: 'tabell-utan-innehall',
  severity: 'varning',
  check: context =>
    postsOf(context, 'table')
      .filter(isEmpty)
      .map(table => ({ place: { record: table.id }, message: messages.problems['tabell-utan-innehall'].what }))
}

/** A table without a header row, or with an empty cell in it: read aloud, its cells mean nothing (WCAG 2.1, 1.3.1). */
export const tabellUtanRubrikrad: Rule = {
  id: 'tabell-utan-rubrikrad',
  severity: 'varning',
  check(context) {
    const words = messages.problems['tabell-utan-rubrikrad']
    const out: Finding[] = []
    for (const table of postsOf(context, 'table')) {
      const [header] = rowsOf(table)
      if (!header || isEmpty(table)) continue
      if (table.data.header !== true) {
        out.push({ place: { record: table.id }, message: words.what })
        continue
      }
      for (const column of columnsOf(table)) {
        if (!cellIsBlank(header, column)) continue
        out.push({ place: { record: header.id, field: cellField(column.id) }, message: words.cell })
      }
    }
    return out
  }
}
