import { Button } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useLists } from '../queries.ts'
import type { Adding } from './adding.ts'

const words = messages.remiss.pages.adding

/** Lists that were saved under a name. */
export function FromLists({ add, busy }: Adding) {
  const client = useQueryClient()
  const lists = useLists()
  const drop = useMutation({
    mutationFn: remissApi.dropList,
    onSuccess: ({ lists }) => client.setQueryData(['recipient-lists'], lists)
  })
  if (lists.isError) return <ErrorNotice error={toApiError(lists.error)} />
  if (!lists.data) return <Waiting />
  if (lists.data.length === 0) return <p>{words.noLists}</p>
  return (
    <>
      {drop.error && <ErrorNotice error={toApiError(drop.error)} />}
      <ul className="ss-remiss__lists">
        {lists.data.map(list => (
          <li key={list.id} className="ss-remiss__saved">
            <Button variant="secondary" loading={busy} onClick={() => add(list.recipients)}>
              {words.addList(list.name, list.recipients.length)}
            </Button>
            {list.mayChange && (
              <IconButton
                label={words.dropList(list.name)}
                icon={<TrashIcon aria-hidden />}
                onClick={() => drop.mutate(list.id, { onSuccess: () => announce(words.dropped(list.name), 'remiss') })}
              />
            )}
            <p className="ss-sm ss-muted">{list.mayChange ? words.savedByYou : words.savedBy(list.by ?? '')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
