import { Button } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { messages } from '../../schemas/messages/messages.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { toApiError } from './api-error.ts'
import { paths } from './paths.ts'
import { useSession } from './queries.ts'
import { Waiting } from './Waiting.tsx'

/** Shows its children to somebody who is signed in, and leads everybody else to sign-in and then back here. */
export function RequireSession({ children }: { children: ReactNode }) {
  const session = useSession()
  const [path] = useLocation()
  const search = useSearch()
  if (session.data?.person) return children
  if (session.data) return <Redirect to={paths.signIn(search ? `${path}?${search}` : path)} replace />
  if (session.isError)
    return (
      <main className="ss-page-wait">
        <ErrorNotice
          error={toApiError(session.error)}
          actions={<Button onClick={() => session.refetch()}>{messages.ui.tryAgain}</Button>}
        />
      </main>
    )
  return <Waiting />
}
