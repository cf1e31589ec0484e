import { Button } from '@digdir/designsystemet-react'
import { messages } from '../../../schemas/messages/messages.ts'
import { useSignOut } from '../../app/queries.ts'
import { CodeForm } from './CodeForm.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { TwoFactorSetup } from './TwoFactorSetup.tsx'

/** What is left of signing in: a code, or setting up what gives one. */
export function SecondStep({ step }: { step: 'code' | 'setup' }) {
  const { code, setup } = messages.auth
  const signOut = useSignOut()
  return (
    <SignInFrame
      title={step === 'code' ? code.title : setup.title}
      lead={step === 'code' ? code.lead : setup.demanded}
      wide={step === 'setup'}
    >
      {step === 'code' ? <CodeForm submit={code.submit} autoFocus /> : <TwoFactorSetup />}
      <Button
        type="button"
        variant="tertiary"
        data-density="small"
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {code.stop}
      </Button>
    </SignInFrame>
  )
}
