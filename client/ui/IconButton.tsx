import { Button, type ButtonProps } from '@digdir/designsystemet-react'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label' | 'aria-labelledby' | 'title'> {
  /** The name of the button: what it does. Shown on hover and on focus. */
  label: string
  /** `<PlusIcon aria-hidden />` */
  icon: React.ReactNode
  /** Keys that do the same, as shown ("Ctrl+B"); `aria-keyshortcuts` is set from it. */
  shortcut?: string
  size?: 'small' | 'medium'
  placement?: 'top' | 'bottom' | 'left' | 'right'
}

/** A button that is an icon, with a name that everybody can come to see. */
export function IconButton({ label, icon, shortcut, size = 'small', placement, variant, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={placement}>
      <NamedButton
        {...rest}
        icon
        variant={variant ?? 'tertiary'}
        aria-label={label}
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        data-density={size === 'small' ? 'small' : undefined}
      >
        {icon}
      </NamedButton>
    </Tooltip>
  )
}

/** The tooltip repeats the name, so that it is no description: said twice, it would only be in the way. */
function NamedButton({ 'aria-describedby': _sameAsName, ...props }: ButtonProps & { 'data-density'?: string }) {
  return <Button {...props} />
}
