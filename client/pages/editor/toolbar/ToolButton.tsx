import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { ariaKey, keyWords } from '../help/key-words.ts'

interface ToolButtonProps {
  label: string
  icon: ReactNode
  /** The key that does the same, as the keymap writes it. */
  keys?: string
  /** For what is on or off where the caret stands. */
  pressed?: boolean
  /** Stays reachable for those who go through the tools by keyboard. */
  disabled?: boolean
  /** Why it is disabled, to follow its name: "går inte här". */
  why?: string
  expanded?: boolean
  onPress: () => void
  ref?: ComponentProps<'button'>['ref']
}

/** A tool of the toolbar. */
export function ToolButton({
  label,
  icon,
  keys,
  pressed,
  disabled = false,
  why,
  expanded,
  onPress,
  ref
}: ToolButtonProps) {
  return (
    <Tooltip text={why ? `${label} ${why}` : label} shortcut={keys && keyWords(keys)}>
      <Plain
        ref={ref}
        type="button"
        className="ss-tool"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        aria-description={why}
        aria-expanded={expanded}
        aria-keyshortcuts={keys && ariaKey(keys)}
        onClick={() => !disabled && onPress()}
      >
        {icon}
      </Plain>
    </Tooltip>
  )
}

/** The tooltip repeats the name, so that it is no description: said twice, it would only be in the way. */
function Plain({ 'aria-describedby': _sameAsName, ...props }: ComponentProps<'button'>) {
  return <button {...props} />
}
