import { Redirect, useSearch } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { destination } from '../../app/paths.ts'
import { useSession, useSignInMethods } from '../../app/queries.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { SecondStep } from './SecondStep.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { Ways } from './Ways.tsx'

/** The ways to sign in, the second step, and then on to where one was going. */
export function SignInPage() {
  const { auth } = messages
  const search = useSearch()
  const session = useSession()
  const methods = useSignInMethods()
  if (session.data?.person) return <Redirect to={destination(search)} replace />
  if (session.data?.step) return <SecondStep step={session.data.step} />
  const error = session.error ?? methods.error
  return (
    <SignInFrame title={auth.title} lead={session.data && auth.kommun(session.data.kommun.name)}>
      {error && <ErrorNotice error={toApiError(error)} />}
      <ProviderProblem why={new URLSearchParams(search).get('fel')} />
      {session.data && methods.data && (
        <>
          {methods.data.demo && <DemoPeople people={methods.data.demo} kommun={session.data.kommun.name} />}
          <Ways methods={methods.data} to={destination(search)} />
        </>
      )}
    </SignInFrame>
  )
}

/** What went wrong at the provider, when one comes back from there. */
function ProviderProblem({ why }: { why: string | null }) {
  const { problems } = messages.auth
  if (why === null) return null
  const known = Object.entries(problems).find(([name]) => name === why)
  return <ErrorNotice error={known?.[1] ?? problems.fel} />
}
