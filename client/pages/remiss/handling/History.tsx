import { useState } from 'react'
import type { HandlingTable, SynpunktRow } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { formatWhen } from '../../../ui/formatDate.ts'
import { useHistory, type Where } from './queries.ts'

const words = messages.handling.detail

/** What the handling said before, each with who had written it. */
export function History({ where, row, table }: { where: Where; row: SynpunktRow; table: HandlingTable }) {
  const [open, setOpen] = useState(false)
  const { data } = useHistory(where, row, open)
  const by = table.people.find(person => person.id === row.changedBy)?.name
  return (
    <details className="ss-history" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {words.history}
        {by && row.changedAt && (
          <span className="ss-history__last">
            {' '}
            {words.by(by)}, {formatWhen(row.changedAt)}
          </span>
        )}
      </summary>
      {data?.versions.length === 0 && <p>{words.noHistory}</p>}
      <ol>
        {data?.versions.map(({ content, by: who, until, revision }) => (
          <li key={revision}>
            <p className="ss-history__last">
              {words.by(who ?? words.somebody)}, {words.until(formatWhen(until))}
            </p>
            <p>
              <strong>
                {content.outcome === null ? messages.handling.noOutcome : messages.handling.outcomes[content.outcome]}
              </strong>{' '}
              {content.motivation}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
