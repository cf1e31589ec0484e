import { Link } from 'wouter'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type HeatCell, type HeatRow, heatOf, hottest } from './hot-spots.ts'
import type { Row, TextIndex } from './model.ts'
import './heat.css'

const words = messages.handling.overview

interface HeatProps {
  index: TextIndex
  rows: readonly Row[]
  /** The address of the table with what is said at a place. */
  hrefOf: (at: string) => string
}

/** Where in the text most is said: the hottest places by name, and every insats as a cell with its number. Each leads to the table with what is said there. */
export function Heat({ index, rows, hrefOf }: HeatProps) {
  const heat = heatOf(index, rows)
  const hot = hottest(heat)
  return (
    <section aria-label={words.heat} className="ss-overview__heat">
      <h2>
        {words.heat} <span>{words.total(rows.length)}</span>
      </h2>
      {hot.length > 0 && (
        <ol className="ss-hot" aria-label={words.hottest}>
          {hot.map(cell => (
            <li key={cell.at}>
              <Link href={hrefOf(cell.at)}>
                <span className="ss-hot__name">
                  <b>{cell.name}</b> {cell.words}
                </span>
                <span className="ss-hot__count">{words.hotCount(cell.all, cell.open)}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
      <table className="ss-heatmap">
        <caption className="ss-vh">{words.heatCaption}</caption>
        <tbody>
          {heat.map(row => (
            <HeatLine key={row.id} row={row} hrefOf={hrefOf} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HeatLine({ row, hrefOf }: { row: HeatRow; hrefOf: HeatProps['hrefOf'] }) {
  return (
    <tr>
      <th scope="row">
        {row.label !== null && <b>{row.label}</b>} {row.name}
      </th>
      <td>
        <span className="ss-heatmap__cells">
          {row.cells.map(cell => (
            <Cell key={cell.at} cell={cell} href={hrefOf(cell.at)} />
          ))}
        </span>
      </td>
      <td className="ss-heatmap__sum">
        <span className="ss-vh">{words.sum} </span>
        {row.all}
      </td>
    </tr>
  )
}

function Cell({ cell, href }: { cell: HeatCell; href: string }) {
  const said = words.heatCell(cell.name, cell.all, cell.open)
  const shown = (
    <>
      <small>{cell.label}</small> {cell.all}
    </>
  )
  if (cell.all === 0)
    return (
      <span className="ss-heat" data-heat={0} title={said}>
        {shown}
      </span>
    )
  return (
    <Link href={href} className="ss-heat" data-heat={cell.heat} aria-label={said} title={said}>
      {shown}
    </Link>
  )
}
