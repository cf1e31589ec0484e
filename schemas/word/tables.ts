import { type Paragraph, Table, TableCell, TableRow } from 'docx'
import { TABLE_STYLE } from './look.ts'

export interface TableParts {
  /** Rows of cells, each with at least one paragraph. */
  rows: readonly (readonly (readonly Paragraph[])[])[]
  /** The first row is a header: it is repeated on every page. */
  header: boolean
  /** The first column holds headers of the rows. */
  rowHeaders?: boolean
  /** Widths of the columns in twips. */
  widths: readonly number[]
}

/** A table over the width of the text, in the table style; rows are never broken between pages. */
export function tableOf({ rows, header, rowHeaders = false, widths }: TableParts): Table {
  return new Table({
    style: TABLE_STYLE,
    layout: 'fixed',
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: 'dxa' },
    columnWidths: widths,
    tableLook: {
      firstRow: header,
      firstColumn: rowHeaders,
      noHBand: true,
      noVBand: true,
      lastRow: false,
      lastColumn: false
    },
    rows: rows.map(
      (cells, i) =>
        new TableRow({
          cantSplit: true,
          ...(header && i === 0 ? { tableHeader: true } : {}),
          children: cells.map(
            (children, j) => new TableCell({ children, width: { size: widths[j] ?? 0, type: 'dxa' } })
          )
        })
    )
  })
}

/** Shares a width out by weights; the last column gets what rounding leaves. */
export function shares(width: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0)
  const out = weights.map(w => Math.floor((width * w) / total))
  const left = width - out.reduce((sum, w) => sum + w, 0)
  return out.map((w, i) => (i === out.length - 1 ? w + left : w))
}
