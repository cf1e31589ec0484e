import { CheckmarkIcon, ChevronDownIcon } from '@navikt/aksel-icons'
import type { ReactNode, RefObject } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Popover as AriaPopover,
  Button,
  Header,
  MenuTrigger,
  type Placement,
  Separator,
  TooltipTrigger
} from 'react-aria-components'
import { TooltipBubble } from './Tooltip.tsx'
import './menu.css'

type Variant = 'primary' | 'secondary' | 'tertiary'

interface MenuButtonProps {
  /** The words on the button, or with `iconOnly` its name. */
  label: string
  icon?: ReactNode
  /** Shows the icon alone, and the label on hover and on focus. */
  iconOnly?: boolean
  variant?: Variant
  size?: 'small' | 'medium'
  placement?: Placement
  isDisabled?: boolean
  /** Shown on hover and on focus instead of the label, when the label says more than the eye needs. */
  tooltip?: string
  /** Replaces what the button shows, such as an avatar; the label stays its name. */
  face?: ReactNode
  className?: string
  onOpenChange?: (open: boolean) => void
  /** `MenuItem`, `MenuSection`, `MenuSeparator` */
  children: ReactNode
}

/** A button that opens a menu. Arrow keys move, letters find, Escape closes. */
export function MenuButton({
  label,
  icon,
  iconOnly = false,
  variant = 'tertiary',
  size = 'medium',
  placement = 'bottom end',
  isDisabled,
  tooltip,
  face,
  className = 'ds-button',
  onOpenChange,
  children
}: MenuButtonProps) {
  const named = iconOnly || face !== undefined
  const button = (
    <Button
      className={className}
      data-variant={variant}
      data-icon={iconOnly || undefined}
      data-density={size === 'small' ? 'small' : undefined}
      aria-label={named ? label : undefined}
      isDisabled={isDisabled}
    >
      {face ?? (
        <>
          {icon}
          {!iconOnly && label}
          {!iconOnly && <ChevronDownIcon aria-hidden />}
        </>
      )}
    </Button>
  )
  return (
    <MenuTrigger onOpenChange={onOpenChange}>
      {named ? (
        <TooltipTrigger delay={500} closeDelay={100}>
          {button}
          <TooltipBubble text={tooltip ?? label} />
        </TooltipTrigger>
      ) : (
        button
      )}
      <AriaPopover className="ss-pop ss-menu-pop" placement={placement} offset={6}>
        <AriaMenu className="ss-menu">{children}</AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}

interface MenuPopoverProps {
  /** What the menu belongs to. */
  label: string
  triggerRef: RefObject<Element | null>
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  placement?: Placement
  children: ReactNode
}

/** A menu at an element that is not React's, such as a handle in the text. The caller opens it and learns when it closes. */
export function MenuPopover({
  label,
  triggerRef,
  isOpen,
  onOpenChange,
  placement = 'bottom start',
  children
}: MenuPopoverProps) {
  return (
    <AriaPopover
      className="ss-pop ss-menu-pop"
      aria-label={label}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement={placement}
      offset={6}
    >
      <AriaMenu className="ss-menu" aria-label={label} autoFocus="first" onClose={() => onOpenChange(false)}>
        {children}
      </AriaMenu>
    </AriaPopover>
  )
}

interface MenuItemProps {
  /** Names the item in a section where items are chosen. */
  id?: string
  icon?: ReactNode
  /** A quiet second line. */
  hint?: string
  shortcut?: string
  tone?: 'danger'
  isDisabled?: boolean
  onAction?: () => void
  children: string
}

/** One thing to do, or in a section with a selection one thing to choose. */
export function MenuItem({ icon, hint, shortcut, tone, children, ...item }: MenuItemProps) {
  return (
    <AriaMenuItem {...item} className="ss-menu__item" textValue={children} data-tone={tone}>
      {({ selectionMode, isSelected }) => (
        <>
          <span className="ss-menu__icon">
            {selectionMode === 'none' ? icon : isSelected ? <CheckmarkIcon aria-hidden /> : null}
          </span>
          <span className="ss-menu__text">
            {children}
            {hint && <small>{hint}</small>}
          </span>
          {shortcut && <kbd>{shortcut}</kbd>}
        </>
      )}
    </AriaMenuItem>
  )
}

interface MenuSectionProps {
  title: string
  /** The id of the chosen item, when exactly one of the items is chosen. */
  selected?: string
  onSelect?: (id: string) => void
  children: ReactNode
}

/** Items under a heading; with `selected`, a choice of one. */
export function MenuSection({ title, selected, onSelect, children }: MenuSectionProps) {
  return (
    <AriaMenuSection
      selectionMode={onSelect ? 'single' : 'none'}
      disallowEmptySelection
      selectedKeys={selected === undefined ? [] : [selected]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) onSelect?.(String(key))
      }}
    >
      <Header className="ss-menu__head">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="ss-menu__line" />
}
