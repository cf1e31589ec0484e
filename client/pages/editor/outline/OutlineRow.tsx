import { PencilIcon } from '@navikt/aksel-icons'
import { memo } from 'react'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Template } from '../../../../schemas/template/template.ts'
import { countOf } from '../../../editor/review/names.ts'
import type { OutlineRow as Row } from './outline-list.ts'
import { ProblemBadge } from './ProblemBadge.tsx'
import type { Drop } from './useRowDrag.ts'

interface OutlineRowProps {
  row: Row
  template: Template
  /** The row that Tab leads to; null when it is neither this one nor one under it. */
  tabbable: string | null
  /** Where something that is dragged would come to stand; null when it is not here. */
  drop: Drop | null
}

const isIn = (id: string | undefined, row: Row): boolean =>
  id !== undefined && (row.id === id || (row.rows?.some(child => child.id === id) ?? false))

/** What of something that concerns one row concerns this row or one under it. */
export const forRow = <T extends string | Drop>(value: T | null, row: Row): T | null =>
  isIn(typeof value === 'string' ? value : value?.id, row) ? value : null

/** One row of the outline with the rows under it. What happens at it is heard by the list. */
export const OutlineRow = memo(function OutlineRow({ row, template, tabbable, drop }: OutlineRowProps) {
  return (
    <li>
      <RowLink row={row} template={template} tabbable={tabbable === row.id} drop={drop?.id === row.id ? drop : null} />
      {row.rows && (
        <ul className="ss-outline__sub">
          {row.rows.map(child => (
            <OutlineRow
              key={child.id}
              row={child}
              template={template}
              tabbable={forRow(tabbable, child)}
              drop={forRow(drop, child)}
            />
          ))}
        </ul>
      )}
    </li>
  )
})

interface RowLinkProps {
  row: Row
  template: Template
  tabbable: boolean
  drop: Drop | null
}

export function RowLink({ row, template, tabbable, drop }: RowLinkProps) {
  return (
    <a
      className="ss-row"
      href={`#${row.id}`}
      data-row={row.id}
      data-untitled={row.untitled || undefined}
      data-drop={drop?.where}
      aria-current={row.current || undefined}
      aria-keyshortcuts={row.movable ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
      tabIndex={tabbable ? 0 : -1}
      draggable={row.movable}
    >
      {row.number && <span className="ss-row__n">{row.number}</span>}
      <span className="ss-row__t">{row.title}</span>
      {row.mine && (
        <span className="ss-row__mine" title={messages.rights.mine}>
          <PencilIcon aria-hidden />
          <span className="ss-vh">{messages.rights.mine}</span>
        </span>
      )}
      <ProblemBadge count={row.problems} />
      {row.insatser !== null && (
        <span className="ss-row__c">
          <span aria-hidden>{row.insatser}</span>
          <span className="ss-vh">{countOf('insats', row.insatser, template)}</span>
        </span>
      )}
    </a>
  )
}
