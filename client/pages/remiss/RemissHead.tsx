import { Button } from '@digdir/designsystemet-react'
import { FileTextIcon, GavelIcon, PaperplaneIcon, TagIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RemissDetail, RemissRow } from '../../../schemas/api/remiss.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { paths } from '../../app/paths.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'

const words = messages.remiss.pages

interface RemissHeadProps {
  detail: RemissDetail
  list: readonly RemissRow[]
  onBegin?: (() => void) | null
  children?: ReactNode
}

/** Which remiss it is, when it was sent and on whose decision, and what one can do. */
export function RemissHead({ detail, list, onBegin, children }: RemissHeadProps) {
  const { sentAt, sentBy, decision, version, document } = detail
  const by = [decision.by, decision.paragraph].filter(Boolean).join(' ')
  return (
    <>
      <div className="ss-head">
        <div>
          <h1>
            {words.heading(words.kinds[detail.kind], detail.number)}{' '}
            {detail.state !== 'skickad' && (
              <StatusTag icon={<TagIcon aria-hidden />}>{words.states[detail.state]}</StatusTag>
            )}
          </h1>
          <p className="ss-remiss__facts ss-sm">
            {sentAt && (
              <span>
                <PaperplaneIcon aria-hidden /> {words.sentOn(formatDate(sentAt), sentBy ?? '')}
              </span>
            )}
            {by && (
              <span>
                <GavelIcon aria-hidden /> {by}
              </span>
            )}
            {document.diarienummer && (
              <span>
                <FileTextIcon aria-hidden /> {document.diarienummer}
              </span>
            )}
            {version && <span>{words.version(version.number)}</span>}
          </p>
        </div>
        <div className="ss-head__acts">
          {children}
          {onBegin && detail.state === 'avslutad' && !list.some(each => each.state === 'utkast') && (
            <Button variant="secondary" onClick={onBegin}>
              <PaperplaneIcon aria-hidden />
              {words.prepareNew}
            </Button>
          )}
        </div>
      </div>
      {list.length > 1 && (
        <nav className="ss-remiss__rounds ss-sm" aria-label={words.list}>
          {list.map(each => (
            <Link
              key={each.id}
              href={paths.oneRemiss(document.id, each.id)}
              aria-current={each.id === detail.id ? 'page' : undefined}
            >
              {words.heading(words.kinds[each.kind], each.number)}, {words.states[each.state].toLowerCase()}
            </Link>
          ))}
        </nav>
      )}
    </>
  )
}
