import type { ReactNode } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { Mark } from '../../app/Mark.tsx'
import { useTitle } from '../../app/useTitle.ts'
import './signin.css'

interface SignInFrameProps {
  title: string
  /** One line under the title. */
  lead?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A sheet alone on the desk, for those who are not signed in yet. */
export function SignInFrame({ title, lead, wide = false, children }: SignInFrameProps) {
  useTitle(title)
  return (
    <main className="ss-signin">
      <div className="ss-sheet-surface ss-signin__sheet" data-wide={wide || undefined}>
        <p className="ss-mark ss-signin__mark">
          <Mark />
          {messages.app.name}
        </p>
        <h1>{title}</h1>
        {lead && <p className="ss-muted">{lead}</p>}
        {children}
      </div>
    </main>
  )
}
