import { XMarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { focusFirst } from '../../ui/focus-first.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Sheet, useIsSheet } from '../../ui/Sheet.tsx'

interface SidePanelProps {
  title: string
  /** The state of what is shown: when it changes, the button that was pressed is gone, and focus goes to the heading. */
  state?: string
  onClose: () => void
  children: ReactNode
}

const BELOW = 1180

/** Something that is read or changed beside a table; in a smaller window, over it. Escape closes. Focus begins at its heading. */
export function SidePanel({ title, state = '', onClose, children }: SidePanelProps) {
  const over = useIsSheet(BELOW)
  return (
    <Sheet
      label={title}
      side="right"
      over={over}
      isOpen
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from every field inside. */}
      <div
        className="ss-admin-panel"
        onKeyDown={event => {
          if (event.key === 'Escape' && !event.defaultPrevented) onClose()
        }}
      >
        <div className="ss-admin-panel__head">
          <h2 key={`${title} ${state}`} ref={focusFirst} tabIndex={-1}>
            {title}
          </h2>
          {!over && (
            <IconButton
              label={messages.app.close}
              icon={<XMarkIcon aria-hidden />}
              placement="left"
              onClick={onClose}
            />
          )}
        </div>
        {children}
      </div>
    </Sheet>
  )
}
