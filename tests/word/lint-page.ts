import type { LintRule } from './lint-file.ts'
import { all, at, deep, type Node } from './xml.ts'

/** Half a millimetre: what rounding may add. */
const SLACK = 28

const number = (node: Node | undefined, name: string): number => Number(node?.attributes[name] ?? 0)

/** The width of the text of a section, in twips. */
function widthOf(section: Node): number {
  const [size, margins] = [at(section, 'pgSz'), at(section, 'pgMar')]
  return number(size, 'w') - number(margins, 'left') - number(margins, 'right')
}

/** Nothing reaches out of the text of its page: tables by their grid, headers and footers by their tab stops. */
export const withinPage: LintRule = file => {
  const body = at(file.parts.get('word/document.xml'), 'body')
  const relations = new Map(
    all(file.parts.get('word/_rels/document.xml.rels'), 'Relationship').map(r => [r.attributes.Id, r.attributes.Target])
  )
  const faults: string[] = []
  let tables: Node[] = []
  for (const block of body?.children ?? []) {
    if (typeof block === 'string') continue
    if (block.name === 'tbl') tables.push(block)
    const section = block.name === 'sectPr' ? block : at(block, 'pPr', 'sectPr')
    if (!section) continue
    const width = widthOf(section)
    for (const table of tables) {
      const columns = all(at(table, 'tblGrid'), 'gridCol').reduce((sum, column) => sum + number(column, 'w'), 0)
      if (columns > width + SLACK) faults.push(`a table is ${columns} wide on a page with room for ${width}`)
    }
    tables = []
    for (const used of [...all(section, 'headerReference'), ...all(section, 'footerReference')]) {
      const name = relations.get(used.attributes.id ?? '') ?? ''
      for (const tab of deep(file.parts.get(`word/${name}`) ?? section, 'tab'))
        if (number(tab, 'pos') > width + SLACK) faults.push(`${name}: a tab stop stands outside of the text`)
    }
  }
  return faults
}
