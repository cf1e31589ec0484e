import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContactsPreview } from '../../../../schemas/api/personal-data.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'

const words = messages.personalRemiss.ended
const { removal } = messages.admin

/** What an ended remiss holds of people: what can go, what stays and why, and the button. */
export function PersonalData({ detail }: { detail: RemissDetail }) {
  const client = useQueryClient()
  const { id: document } = detail.document
  const queryKey = ['remiss', document, detail.id, 'personal-data']
  const preview = useQuery({ queryKey, queryFn: () => remissApi.contacts(document, detail.id), staleTime: 0 })
  const remove = useMutation({
    mutationFn: (key: string) => remissApi.removeContacts(document, detail.id, key),
    onSuccess: now => {
      client.setQueryData<ContactsPreview>(queryKey, now)
      void client.invalidateQueries({ queryKey: ['remiss', document, detail.id], exact: true })
      announce(words.done, 'remiss')
    },
    onError: () => void client.invalidateQueries({ queryKey })
  })
  if (preview.isError) return <ErrorNotice error={toApiError(preview.error)} />
  if (!preview.data) return <Waiting />
  const { key, removes, stays } = preview.data
  return (
    <section className="ss-remiss__pad ss-remiss__stack" aria-labelledby="personuppgifter">
      {remove.error && <ErrorNotice error={toApiError(remove.error)} />}
      <h2 id="personuppgifter">{words.title}</h2>
      <p>{words.explained}</p>
      <h3>{removal.removes}</h3>
      {removes.length === 0 ? (
        <p>{remove.isSuccess ? words.done : words.nothing}</p>
      ) : (
        <ul className="ss-remiss__found">
          {removes.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <h3>{removal.keeps}</h3>
      <ul className="ss-remiss__found">
        {stays.map(({ what, why }) => (
          <li key={what}>
            {what} <span className="ss-muted">{why}</span>
          </li>
        ))}
      </ul>
      {removes.length > 0 && (
        <Confirm
          key={key}
          label={`${words.yes} …`}
          yes={words.confirm}
          isPending={remove.isPending}
          onYes={() => remove.mutate(key)}
        >
          <p>{removal.explained}</p>
        </Confirm>
      )}
    </section>
  )
}
