import { Button } from '@digdir/designsystemet-react'
import type { OwnSession } from '../../../schemas/api/account.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useAccountChange } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { formatWhen } from '../../ui/formatDate.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { browserName } from './browser-name.ts'
import { Section } from './Section.tsx'

/** Where one is signed in: this browser first. Each of the others can be ended, which takes hold at once. */
export function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const { account: words } = messages.auth
  const end = useAccountChange(accountApi.endSession)
  const endOthers = useAccountChange(accountApi.endOthers)
  const error = end.error ?? endOthers.error
  const sorted = [...sessions].sort((a, b) => Number(b.here) - Number(a.here))
  return (
    <Section title={words.sessions}>
      <p className="ss-muted ss-sm">{words.sessionsText}</p>
      {error && <ErrorNotice error={toApiError(error)} />}
      <ul className="ss-sessions">
        {sorted.map(session => {
          const browser = browserName(session.agent)
          const how = `${words.since(formatWhen(session.createdAt))} ${words.methods[session.method]}`
          return (
            <li key={session.id}>
              <span className="ss-sessions__what">
                <span>
                  <strong>{browser}</strong>
                  {session.here && <span className="ss-muted">, {words.here}</span>}
                </span>
                <span className="ss-muted ss-sm">
                  {[words.used(formatWhen(session.usedAt)), how, session.address].filter(Boolean).join(' · ')}
                </span>
              </span>
              {!session.here && (
                <Button
                  type="button"
                  variant="secondary"
                  data-density="small"
                  aria-label={words.endOne(browser)}
                  loading={end.isPending && end.variables === session.id}
                  onClick={() => end.mutate(session.id, { onSuccess: () => announce(words.ended, 'session') })}
                >
                  {words.end}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <Button
          type="button"
          variant="secondary"
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate(undefined, { onSuccess: () => announce(words.othersEnded, 'session') })}
        >
          {words.endOthers}
        </Button>
      )}
    </Section>
  )
}
