import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WholeCopy } from '../../../schemas/api/copies.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { formatWhen } from '../../ui/formatDate.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { isToTakeIn, isUnplaced } from './item-filters.ts'
import { useAccept } from './queries.ts'

const words = messages.versions.copy

/** What is about to happen, in figures, and the button that does it. */
export function AcceptBar({ id, whole: { copy, items } }: { id: string; whole: WholeCopy }) {
  const accept = useAccept(id, copy.id)
  const [done, setDone] = useState<number | null>(null)
  const take = items.filter(isToTakeIn).length
  const unplaced = items.filter(isUnplaced).length
  const run = async (): Promise<void> => {
    if (accept.isPending) return
    const made = await accept.mutateAsync(copy.revision).catch(() => null)
    if (made) setDone(made.threads)
  }
  return (
    <div className="ss-accept">
      {accept.isError && <ErrorNotice error={toApiError(accept.error)} onClose={() => accept.reset()} />}
      {done !== null && (
        <Notice tone="success" actions={<Link href={paths.document(id)}>{words.toDocument}</Link>}>
          {words.accepted(done)}
        </Notice>
      )}
      {take + unplaced > 0 ? (
        <>
          <p>
            <b>{words.sum(take, copy.leftOut, unplaced)}</b>
          </p>
          <p className="ss-quiet">{unplaced > 0 ? words.stopped : words.before}</p>
          <Button loading={accept.isPending} disabled={unplaced > 0 || take === 0} onClick={() => void run()}>
            {words.accept(take)}
          </Button>
        </>
      ) : (
        copy.acceptedAt !== null &&
        done === null && (
          <p className="ss-quiet">
            {words.allTaken(copy.acceptedBy?.name ?? messages.versions.page.somebody, formatWhen(copy.acceptedAt))}
          </p>
        )
      )}
    </div>
  )
}
