import { Button } from '@digdir/designsystemet-react'
import { Link, Redirect } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { useSession, useSignInBy } from '../../app/queries.ts'
import { tokenOfAddress } from '../../app/token-of-address.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { SignInFrame } from './SignInFrame.tsx'

/** Where a link by e-mail leads. The button is for people: what a mail filter opens uses nothing up. */
export function LinkPage() {
  const { auth } = messages
  const session = useSession()
  const signIn = useSignInBy(accountApi.useLink)
  if (signIn.isSuccess || session.data?.person)
    return <Redirect to={signIn.data?.step ? '/logga-in' : paths.start} replace />
  return (
    <SignInFrame title={auth.title} lead={auth.link.useLead}>
      {signIn.error && <ErrorNotice error={toApiError(signIn.error)} />}
      <Button type="button" loading={signIn.isPending} onClick={() => signIn.mutate(tokenOfAddress())} autoFocus>
        {auth.link.use}
      </Button>
      {signIn.error && <Link href="/logga-in">{auth.back}</Link>}
    </SignInFrame>
  )
}
