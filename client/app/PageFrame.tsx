import { SkipLink } from '@digdir/designsystemet-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import { TopBar } from './TopBar.tsx'
import { useTitle } from './useTitle.ts'
import './page-frame.css'

const CONTENT = 'innehall'
let firstPage = true

/**
 * A page with bar, skip link and main content. When one comes here from another page of the client, focus moves to the content, so that
 * screen readers begin there.
 */
export function PageFrame({ title, children }: { title: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  useTitle(title)
  useEffect(() => {
    if (!firstPage && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    firstPage = false
  }, [])
  return (
    <div className="ss-frame">
      <SkipLink href={`#${CONTENT}`}>{messages.app.skipToContent}</SkipLink>
      <TopBar />
      <main id={CONTENT} ref={main} tabIndex={-1} className="ss-frame__main">
        {children}
      </main>
    </div>
  )
}
