import { ChevronDownIcon } from '@navikt/aksel-icons'
import { type ReactNode, type RefObject, useState } from 'react'
import { Popover as AriaPopover, Button, DialogTrigger, type Placement } from 'react-aria-components'
import './popover.css'

type Content = ReactNode | ((close: () => void) => ReactNode)

interface PopoverButtonProps {
  label: string
  icon?: ReactNode
  /** Shows the icon alone; the label stays its name. */
  iconOnly?: boolean
  /** Says that something opens below. */
  chevron?: boolean
  variant?: 'primary' | 'secondary' | 'tertiary'
  size?: 'small' | 'medium'
  placement?: Placement
  className?: string
  /** The name of what opens; the button's label when left out. */
  title?: string
  children: Content
}

/** A button that opens a small panel beside it. Focus goes in, Escape and a click outside close, and focus comes back. */
export function PopoverButton({
  label,
  icon,
  iconOnly = false,
  chevron,
  variant = 'tertiary',
  size = 'medium',
  placement = 'bottom end',
  className = '',
  title,
  children
}: PopoverButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        className="ds-button"
        data-variant={variant}
        data-icon={iconOnly || undefined}
        data-density={size === 'small' ? 'small' : undefined}
        aria-label={iconOnly ? label : undefined}
      >
        {icon}
        {!iconOnly && label}
        {chevron && <ChevronDownIcon aria-hidden />}
      </Button>
      <AriaPopover
        className={`ss-pop ss-popover ${className}`}
        placement={placement}
        offset={6}
        aria-label={title ?? label}
      >
        {contentOf(children, () => setOpen(false))}
      </AriaPopover>
    </DialogTrigger>
  )
}

interface PopoverProps {
  /** The name of the panel. */
  label: string
  /** What the panel stands at; any element, React's or not. */
  triggerRef: RefObject<Element | null>
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  placement?: Placement
  className?: string
  /** Leaves the rest of the page usable, and focus where it is, such as for suggestions while writing. */
  isNonModal?: boolean
  children: Content
}

/** A small panel at an element. The caller opens it and learns when it closes. */
export function Popover({
  label,
  triggerRef,
  isOpen,
  onOpenChange,
  placement = 'bottom start',
  className = '',
  isNonModal,
  children
}: PopoverProps) {
  return (
    <AriaPopover
      className={`ss-pop ss-popover ${className}`}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement={placement}
      isNonModal={isNonModal}
      offset={6}
      aria-label={label}
    >
      {contentOf(children, () => onOpenChange(false))}
    </AriaPopover>
  )
}

const contentOf = (content: Content, close: () => void): ReactNode => (
  <div className="ss-popover__panel">{typeof content === 'function' ? content(close) : content}</div>
)
