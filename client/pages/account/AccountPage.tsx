import { messages } from '../../../schemas/messages/messages.ts'
import { useAccount } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Details } from './Details.tsx'
import { OwnData } from './OwnData.tsx'
import { Password } from './Password.tsx'
import { Sessions } from './Sessions.tsx'
import { TwoFactor } from './TwoFactor.tsx'
import './account.css'

/** The own account: who one is, how one signs in, and where one is signed in. */
export function AccountPage() {
  const { account: words } = messages.auth
  const account = useAccount()
  return (
    <PageFrame title={words.title}>
      <div className="ss-account-page ss-work">
        <h1>{words.title}</h1>
        {account.error && <ErrorNotice error={toApiError(account.error)} />}
        {account.isPending && <Waiting />}
        {account.data && (
          <>
            <Details account={account.data} />
            {account.data.password !== null && account.data.email !== null && <Password account={account.data} />}
            {account.data.email !== null && <TwoFactor account={account.data} />}
            <Sessions sessions={account.data.sessions} />
            <OwnData />
          </>
        )}
      </div>
    </PageFrame>
  )
}
