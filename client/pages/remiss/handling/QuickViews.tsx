import { messages } from '../../../../schemas/messages/messages.ts'
import { OPEN } from '../../../../schemas/remiss/handling-address.ts'
import { type Filters, NO_FILTERS, type Row, UNASSIGNED } from './model.ts'

import './quick.css'

const words = messages.handling.quick

interface QuickViewsProps {
  rows: readonly Row[]
  filters: Filters
  onFilters: (filters: Filters) => void
  me: string
  /** How many have been taken away. */
  removed: number
  showsRemoved: boolean
  onShowRemoved: (shows: boolean) => void
}

/** The tables that one looks at most, each with how much stands in it: all, one's own, what nobody has decided, what is late; and what was taken away. */
export function QuickViews({ rows, filters, onFilters, me, removed, showsRemoved, onShowRemoved }: QuickViewsProps) {
  const unassigned = rows.filter(row => row.s.outcome === null && row.s.handler === null).length
  const views: readonly (readonly [label: string, wanted: Filters, n: number])[] = [
    [words.all, NO_FILTERS, rows.length],
    [words.mine, { ...NO_FILTERS, handler: me }, rows.filter(row => row.s.handler === me).length],
    [words.unhandled, { ...NO_FILTERS, state: OPEN }, rows.filter(row => row.s.outcome === null).length],
    [words.late, { ...NO_FILTERS, state: 'forsenad' }, rows.filter(row => row.late).length],
    [words.unassigned, { ...NO_FILTERS, ...UNASSIGNED }, unassigned]
  ]
  const chosen = JSON.stringify(filters)
  return (
    <fieldset className="ss-quick">
      <legend className="ss-vh">{words.label}</legend>
      {views.map(([label, wanted, n]) => (
        <button
          key={label}
          type="button"
          aria-pressed={chosen === JSON.stringify(wanted)}
          onClick={() => onFilters(wanted)}
        >
          {label} <strong>{n}</strong>
        </button>
      ))}
      {(removed > 0 || showsRemoved) && (
        <button type="button" aria-expanded={showsRemoved} onClick={() => onShowRemoved(!showsRemoved)}>
          {words.removed} <strong>{removed}</strong>
        </button>
      )}
    </fieldset>
  )
}
