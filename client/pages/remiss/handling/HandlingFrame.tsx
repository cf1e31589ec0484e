import { SkipLink } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { documentState } from '../../../../schemas/api/contract.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { paths } from '../../../app/paths.ts'
import { StateTag } from '../../../app/StateTag.tsx'
import { TopBar } from '../../../app/TopBar.tsx'
import { useTitle } from '../../../app/useTitle.ts'
import '../../../app/page-frame.css'

interface HandlingFrameProps {
  id: string
  title: string
  /** Null while it is not known. */
  state: string | null
  children: ReactNode
}

/** The bar of a document above what is handled. */
export function HandlingFrame({ id, title, state, children }: HandlingFrameProps) {
  useTitle(`${messages.handling.title}: ${title}`)
  const known = documentState.safeParse(state)
  return (
    <div className="ss-frame ss-handling">
      <SkipLink href="#innehall">{messages.app.skipToContent}</SkipLink>
      <TopBar
        start={
          <>
            <Link href={paths.document(id)} className="ss-handling__title" title={title}>
              {title}
            </Link>
            {known.success && <StateTag state={known.data} />}
          </>
        }
      />
      <main id="innehall" tabIndex={-1} className="ss-frame__main ss-work">
        {children}
      </main>
    </div>
  )
}
