import { Button } from '@digdir/designsystemet-react'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { formatWhen } from '../../ui/formatDate.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { useDiscardDraft, useDrafts } from './api.ts'

const words = messages.importing.panel

/** What one has begun to read in; nothing when there is none. */
export function BegunDrafts() {
  const drafts = useDrafts().data?.drafts ?? []
  const discard = useDiscardDraft()
  if (drafts.length === 0) return null
  return (
    <section className="ss-begun" aria-labelledby="paborjade">
      <h3 id="paborjade">{words.begun}</h3>
      <p className="ss-sm ss-muted">{words.begunText}</p>
      {discard.error && <ErrorNotice error={toApiError(discard.error)} />}
      <ul>
        {drafts.map(({ id, name, changedAt }) => (
          <li key={id}>
            <span>
              {name} <span className="ss-sm ss-muted">{words.changed(formatWhen(changedAt))}</span>
            </span>
            <Link
              href={paths.draft(id)}
              className="ds-button"
              data-variant="secondary"
              data-density="small"
              aria-label={words.goOnWith(name)}
            >
              {words.goOn}
            </Link>
            <Button
              variant="tertiary"
              data-density="small"
              aria-label={words.discardThis(name)}
              loading={discard.isPending && discard.variables === id}
              onClick={() => discard.mutate(id)}
            >
              {words.discard}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
