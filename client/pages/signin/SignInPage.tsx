import { Redirect, useSearch } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { destination } from '../../app/paths.ts'
import { useSession, useSignInMethods } from '../../app/queries.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { SignInFrame } from './SignInFrame.tsx'

/** The ways to sign in, and then on to where one was going. */
export function SignInPage() {
  const { auth } = messages
  const search = useSearch()
  const session = useSession()
  const methods = useSignInMethods()
  if (session.data?.person) return <Redirect to={destination(search)} replace />
  const error = session.error ?? methods.error
  return (
    <SignInFrame title={auth.title} lead={session.data && auth.kommun(session.data.kommun.name)}>
      {error && <ErrorNotice error={toApiError(error)} />}
      {session.data && methods.data?.demo && (
        <DemoPeople people={methods.data.demo} kommun={session.data.kommun.name} />
      )}
    </SignInFrame>
  )
}
