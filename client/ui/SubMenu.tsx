import { ChevronRightIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Popover as AriaPopover,
  SubmenuTrigger
} from 'react-aria-components'
import './menu.css'

interface SubMenuProps {
  label: string
  icon?: ReactNode
  /** `MenuItem`, `MenuSection`, `MenuSeparator` */
  children: ReactNode
}

/** An item of a menu that opens a menu beside it: the right arrow key goes in, the left one out. */
export function SubMenu({ label, icon, children }: SubMenuProps) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem className="ss-menu__item" textValue={label}>
        <span className="ss-menu__icon">{icon}</span>
        <span className="ss-menu__text">{label}</span>
        <ChevronRightIcon aria-hidden className="ss-icon" />
      </AriaMenuItem>
      <AriaPopover className="ss-pop ss-menu-pop" offset={-2} crossOffset={-5}>
        <AriaMenu className="ss-menu">{children}</AriaMenu>
      </AriaPopover>
    </SubmenuTrigger>
  )
}
