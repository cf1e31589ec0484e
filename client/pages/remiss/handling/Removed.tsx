import { Button } from '@digdir/designsystemet-react'
import { ArrowUndoIcon } from '@navikt/aksel-icons'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useRemoved, useSetSynpunkt, type Where } from './queries.ts'

const words = messages.handling.removed

/** The last change of any that is taken away: the list is another when this is. */
const removedKey = (table: HandlingTable): number =>
  table.synpunkter.reduce((last, { removed, revision }) => (removed && revision > last ? revision : last), 0)

interface RemovedProps {
  where: Where
  table: HandlingTable
  onSynpunkt: (id: string) => void
}

/** The synpunkter that somebody has taken away, with who and when; whoever leads the handling takes them back. */
export function Removed({ where, table, onSynpunkt }: RemovedProps) {
  const { data, error } = useRemoved(where, removedKey(table))
  const set = useSetSynpunkt(where)
  const bodyOf = new Map(table.bodies.flatMap(body => body.submissions.map(({ id }) => [id, body.name] as const)))
  const failed = set.error ?? error
  return (
    <section className="ss-removed" aria-label={words.title}>
      <h2>{words.title}</h2>
      {failed && <ErrorNotice error={toApiError(failed)} />}
      {!data ? (
        !error && <Waiting />
      ) : data.synpunkter.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {data.synpunkter.map(({ id, number, submission, said, by, at, revision }) => (
            <li key={id}>
              <p>
                <strong>
                  {number}. {bodyOf.get(submission)}
                </strong>{' '}
                <q>{said}</q>
              </p>
              <p className="ss-removed__who">{words.who(by ?? messages.handling.detail.somebody, formatWhen(at))}</p>
              {table.may.lead && (
                <Button
                  variant="secondary"
                  data-density="small"
                  aria-label={words.takeBackOne(number)}
                  loading={set.isPending && set.variables.id === id}
                  onClick={() =>
                    set.mutate(
                      { id, body: { revision, removed: false } },
                      {
                        onSuccess: () => {
                          announce(words.back(number), 'save')
                          onSynpunkt(id)
                        }
                      }
                    )
                  }
                >
                  <ArrowUndoIcon aria-hidden />
                  {words.takeBack}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
