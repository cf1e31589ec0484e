import { Alert } from '@digdir/designsystemet-react'
import { XMarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import { IconButton } from './IconButton.tsx'
import './notice.css'

interface NoticeProps {
  tone: 'info' | 'success' | 'warning' | 'danger'
  children: ReactNode
  actions?: ReactNode
  /** The actions stand under the text, which is long. */
  stacked?: boolean
  onClose?: () => void
}

/** Something that must be read, in its place. A fault is said at once by screen readers; the rest when they are idle. */
export function Notice({ tone, children, actions, stacked, onClose }: NoticeProps) {
  return (
    <Alert className="ss-notice" data-color={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <div className="ss-notice__row" data-stacked={stacked || undefined}>
        <div className="ss-notice__text">{children}</div>
        {actions && <div className="ss-notice__actions">{actions}</div>}
        {onClose && <IconButton label={messages.app.close} icon={<XMarkIcon aria-hidden />} onClick={onClose} />}
      </div>
    </Alert>
  )
}

/** What went wrong and what to do about it. */
export function ErrorNotice({
  error,
  ...rest
}: { error: { message: string; remedy: string } } & Pick<NoticeProps, 'actions' | 'onClose'>) {
  return (
    <Notice tone="danger" {...rest}>
      <p>
        <strong>{error.message}</strong>
      </p>
      <p>{error.remedy}</p>
    </Notice>
  )
}
