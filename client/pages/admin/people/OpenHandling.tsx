import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useOpenHandling } from '../queries.ts'

const words = messages.admin.people.open

/** What somebody has to handle of answers to remisser, before they are ended: how much, in which documents, and what becomes of it. */
export function OpenHandling({ person }: { person: string }) {
  const { data, error } = useOpenHandling(person)
  if (error) return <ErrorNotice error={toApiError(error)} />
  if (!data) return <Waiting />
  const { documents } = data
  if (documents.length === 0) return null
  return (
    <>
      <p>{words.explained(documents.reduce((sum, each) => sum + each.open, 0))}</p>
      <ul className="ss-admin-list">
        {documents.map(({ id, title, open }) => (
          <li key={id}>{words.document(title, open)}</li>
        ))}
      </ul>
    </>
  )
}
