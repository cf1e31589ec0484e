import type { ComponentProps, ReactElement } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components'
import './tooltip.css'

type FocusableChild = ComponentProps<typeof Focusable>['children']

interface TooltipProps {
  /** What is shown on hover and on keyboard focus. */
  text: string
  /** Keys that do the same, shown after the text: "Ctrl+B". */
  shortcut?: string
  placement?: 'top' | 'bottom' | 'left' | 'right'
  isDisabled?: boolean
  /** One element that can be focused and takes a ref. */
  children: ReactElement
}

/** Explains the control inside it; Escape hides it, and the pointer may rest on it. The text becomes the control's description. */
export function Tooltip({ text, shortcut, placement = 'bottom', isDisabled, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100} isDisabled={isDisabled}>
      <Focusable>{children as FocusableChild}</Focusable>
      <TooltipBubble text={text} shortcut={shortcut} placement={placement} />
    </TooltipTrigger>
  )
}

/** The bubble alone, for a trigger of react-aria-components inside its `TooltipTrigger`. */
export function TooltipBubble({
  text,
  shortcut,
  placement = 'bottom'
}: Pick<TooltipProps, 'text' | 'shortcut' | 'placement'>) {
  return (
    <AriaTooltip className="ss-tooltip" placement={placement} offset={6}>
      {text}
      {shortcut && <kbd>{shortcut}</kbd>}
    </AriaTooltip>
  )
}
