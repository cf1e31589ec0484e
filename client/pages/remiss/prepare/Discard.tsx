import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { paths } from '../../../app/paths.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'

const words = messages.remiss.pages.discard

/** Discards a remiss that is being prepared: says first what goes with it, and what stays. */
export function Discard({ detail }: { detail: RemissDetail }) {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { id: document } = detail.document
  const discard = useMutation({
    mutationFn: () => remissApi.discard(document, detail.id, detail.revision),
    onSuccess: async () => {
      announce(words.done, 'remiss')
      await client.invalidateQueries({ queryKey: ['remisser', document] })
      navigate(paths.remiss(document), { replace: true })
    },
    // Somebody else has changed it: what would go now is shown.
    onError: () => void client.invalidateQueries({ queryKey: ['remiss', document, detail.id], exact: true })
  })
  const { recipients, questions, missiv } = detail
  return (
    <div className="ss-remiss__stack">
      {discard.error && <ErrorNotice error={toApiError(discard.error)} />}
      <Confirm label={words.open} yes={words.yes} isPending={discard.isPending} onYes={() => discard.mutate()}>
        <p>{words.what(recipients.length, questions.length)}</p>
        {missiv && <p>{words.missivStays}</p>}
        {recipients.length > 0 && <p>{words.saveFirst}</p>}
      </Confirm>
    </div>
  )
}
