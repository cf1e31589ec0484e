import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { arrive } from '../../../ui/arrive.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { aspectsText, changeName } from './change-name.ts'
import { Diff } from './Diff.tsx'
import type { Row } from './model.ts'
import { Numbers } from './Numbers.tsx'
import { useChanges, type Where } from './queries.ts'

const words = messages.handling.changes

interface ChangesViewProps {
  where: Where
  rows: readonly Row[]
  /** The record that a link led to. */
  at: string | null
  onSynpunkt: (id: string) => void
}

/** Everything that has changed in the text since the remiss, before and after, and the synpunkter that explain it. */
export function ChangesView({ where, rows, at, onSynpunkt }: ChangesViewProps) {
  const { data, error } = useChanges(where)
  if (error) return <ErrorNotice error={toApiError(error)} />
  if (!data) return <Waiting />
  if (data.records.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>
  return (
    <div className="ss-hpage">
      <h2>{words.title}</h2>
      {data.records.map(change => {
        const why = rows.filter(row => row.s.changes.some(each => each.record === change.record))
        return (
          <section
            key={change.record}
            className="ss-change"
            aria-label={changeName(change)}
            {...(at === change.record ? { ref: arrive, tabIndex: -1, 'data-here': '' } : {})}
          >
            <h3>
              {changeName(change)} <span className="ss-change__how">{aspectsText(change)}</span>
            </h3>
            <Diff change={change} />
            {why.length > 0 ? (
              <Numbers before={words.explainedBy('').trimEnd()} rows={why} onSynpunkt={onSynpunkt} />
            ) : (
              <p className="ss-change__why">{words.unexplained}</p>
            )}
          </section>
        )
      })}
    </div>
  )
}
