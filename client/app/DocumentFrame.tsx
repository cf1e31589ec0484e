import { SkipLink } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import type { DocumentState } from '../../schemas/remiss/states.ts'
import { DocumentNav } from './DocumentNav.tsx'
import { StateControl } from './StateControl.tsx'
import { TopBar } from './TopBar.tsx'
import { useTitle } from './useTitle.ts'
import './page-frame.css'

interface DocumentFrameProps {
  id: string
  title: string
  /** Null while it is not known. */
  state: DocumentState | null
  current: 'text' | 'remiss' | 'synpunkter'
  children: ReactNode
}

/** A page about a document beside its text: the same bar, with title, state and the parts of the document. */
export function DocumentFrame({ id, title, state, current, children }: DocumentFrameProps) {
  const name = current === 'synpunkter' ? messages.handling.title : messages.remiss.pages.title
  useTitle(title === '' ? name : `${name}: ${title}`)
  return (
    <div className="ss-frame">
      <SkipLink href="#innehall">{messages.app.skipToContent}</SkipLink>
      <TopBar
        start={
          <>
            <span className="ss-title" title={title}>
              {title}
            </span>
            {state && <StateControl id={id} state={state} />}
          </>
        }
        nav={<DocumentNav id={id} current={current} />}
      />
      <main id="innehall" tabIndex={-1} className="ss-frame__main">
        {children}
      </main>
    </div>
  )
}
