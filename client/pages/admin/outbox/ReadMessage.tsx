import { Button } from '@digdir/designsystemet-react'
import type { OutboxMessage } from '../../../../schemas/api/admin.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { formatWhen } from '../../../ui/formatDate.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'
import { OutboxTag } from './OutboxTag.tsx'

const words = messages.admin.outbox

/** A message, what has become of it, and sending it again. */
export function ReadMessage({ message, sends }: { message: OutboxMessage; sends: boolean }) {
  const retry = useAdminChange(() => adminApi.retry(message.id))
  const mayRetry = sends && (message.state === 'failed' || message.state === 'kept')
  return (
    <div className="ss-admin-form">
      <dl className="ss-message__facts">
        <dt>{words.to}</dt>
        <dd>{message.to}</dd>
        <dt>{words.when}</dt>
        <dd>{formatWhen(message.createdAt)}</dd>
        <dt>{words.state}</dt>
        <dd>
          <OutboxTag state={message.state} />{' '}
          {message.attempts > 0 && <span className="ss-sm ss-muted">{words.attempts(message.attempts)}</span>}
        </dd>
      </dl>
      {message.nextAt && <p className="ss-sm">{words.nextAt(formatWhen(message.nextAt))}</p>}
      {message.problem && (
        <Notice tone="warning">
          <p>
            <strong>{words.problem}</strong>
          </p>
          <p>{message.problem}</p>
        </Notice>
      )}
      {message.note && <p className="ss-muted">{message.note}</p>}
      {message.text !== null && <div className="ss-message__text">{message.text}</div>}
      {message.attachments.length > 0 && (
        <div>
          <h3>{words.attachments}</h3>
          <ul className="ss-admin-list">
            {message.attachments.map(attachment => (
              <li key={attachment.name}>{attachment.name}</li>
            ))}
          </ul>
        </div>
      )}
      {retry.error && <ErrorNotice error={toApiError(retry.error)} />}
      {retry.isSuccess && <Notice tone="success">{words.retried}</Notice>}
      {mayRetry && (
        <div className="ss-admin-form__acts">
          <Button variant="secondary" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            {words.retry}
          </Button>
        </div>
      )}
    </div>
  )
}
