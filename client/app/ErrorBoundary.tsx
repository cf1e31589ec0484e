import { Button } from '@digdir/designsystemet-react'
import { Component, type ReactNode } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import './page-frame.css'

interface State {
  failed: boolean
}

/** When a part of the page fails, says so in its place, and offers to load the page again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const { crashed, crashedRemedy, reload } = messages.ui
    return (
      <main className="ss-page-wait">
        <ErrorNotice
          error={{ message: crashed, remedy: crashedRemedy }}
          actions={<Button onClick={() => location.reload()}>{reload}</Button>}
        />
      </main>
    )
  }
}
