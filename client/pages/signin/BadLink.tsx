import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { SignInFrame } from './SignInFrame.tsx'

/** A link that opens nothing any more. */
export function BadLink() {
  const { badLink, back } = messages.auth
  return (
    <SignInFrame title={badLink.title}>
      <p>{badLink.text}</p>
      <p>
        <Link href="/logga-in">{back}</Link>
      </p>
    </SignInFrame>
  )
}
