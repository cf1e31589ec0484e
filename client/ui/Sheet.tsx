import { XMarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { messages } from '../../schemas/messages/messages.ts'
import { IconButton } from './IconButton.tsx'
import { useMediaQuery } from './useMediaQuery.ts'
import './sheet.css'

interface SheetProps {
  /** The name of the panel, as a landmark and as a sheet. */
  label: string
  side: 'left' | 'right'
  /** The panel lies over the page (`useIsSheet`). Whoever holds `isOpen` says so: the two change in one moment. */
  over: boolean
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  /** The landmark beside the page: navigation for an outline, else complementary. */
  landmark?: 'navigation' | 'complementary'
  className?: string
  children: ReactNode
}

/**
 * A panel at the side of the page, which in a small window lies over it as a sheet: focus stays inside, Escape and a tap beside it
 * close it. Closed, it is not there at all. `useIsSheet` says which of the two it is.
 */
export function Sheet({
  label,
  side,
  over,
  isOpen,
  onOpenChange,
  landmark = 'complementary',
  className = '',
  children
}: SheetProps) {
  if (over)
    return (
      <ModalOverlay className="ss-sheet-veil" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
        <Modal className="ss-sheet" data-side={side}>
          <Dialog className={`ss-sheet__body ${className}`} aria-label={label}>
            <div className="ss-sheet__close">
              <IconButton
                label={messages.app.close}
                icon={<XMarkIcon aria-hidden />}
                placement={side === 'left' ? 'right' : 'left'}
                onClick={() => onOpenChange(false)}
              />
            </div>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    )
  if (!isOpen) return null
  const Landmark = landmark === 'navigation' ? 'nav' : 'aside'
  return (
    <Landmark className={`ss-side ${className}`} data-side={side} aria-label={label} tabIndex={-1}>
      {children}
    </Landmark>
  )
}

/** Is the window narrower than so many pixels, so that a `Sheet` lies over the page? */
export function useIsSheet(below: number): boolean {
  return useMediaQuery(`(max-width: ${below - 0.02}px)`)
}
