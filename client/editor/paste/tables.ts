import { isGone, nameOf } from './elements.ts'

const childElements = (parent: Element): Element[] => [...parent.children].filter(child => !isGone(child))

function rowsOf(table: Element): Element[] {
  return childElements(table).flatMap(child => {
    const name = nameOf(child)
    if (name === 'tr') return [child]
    return name === 'thead' || name === 'tbody' || name === 'tfoot'
      ? childElements(child).filter(c => nameOf(c) === 'tr')
      : []
  })
}

const cellsOf = (row: Element): Element[] =>
  childElements(row).filter(cell => nameOf(cell) === 'td' || nameOf(cell) === 'th')

/** The rows of a table, each with the cells that hold words; the caption stands as a row before them. */
export function tableRows(table: Element): Element[][] {
  const caption = childElements(table).filter(child => nameOf(child) === 'caption')
  return [caption, ...rowsOf(table).map(cellsOf)]
    .map(row => row.filter(cell => (cell.textContent ?? '').trim() !== ''))
    .filter(row => row.length > 0)
}

/** The cells of a table that only arranges a page (one column, or tables inside its cells); null for a table of data. */
export function layoutCells(table: Element): Element[] | null {
  const rows = rowsOf(table).map(cellsOf)
  const arranges = rows.every(row => row.length < 2) || rows.flat().some(cell => cell.querySelector('table') !== null)
  return arranges ? [...childElements(table).filter(child => nameOf(child) === 'caption'), ...rows.flat()] : null
}
