import { FileSearchIcon } from '@navikt/aksel-icons'
import { Link } from 'wouter'
import { messages } from '../../schemas/messages/messages.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageFrame } from './PageFrame.tsx'
import { paths } from './paths.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { ui } = messages
  return (
    <PageFrame title={ui.notFoundTitle}>
      <h1 className="ss-vh">{ui.notFoundTitle}</h1>
      <EmptyState
        icon={<FileSearchIcon aria-hidden />}
        title={ui.notFoundTitle}
        actions={
          <Link href={paths.start} className="ds-button" data-variant="secondary">
            {ui.toDocuments}
          </Link>
        }
      >
        {ui.notFound}
      </EmptyState>
    </PageFrame>
  )
}
