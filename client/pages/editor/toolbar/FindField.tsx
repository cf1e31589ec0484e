import type { KeyboardEvent, Ref } from 'react'

interface FindFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** `backwards` with Shift. */
  onEnter: (backwards: boolean) => void
  invalid?: boolean
  describedBy?: string
  ref?: Ref<HTMLInputElement>
}

/** A field of the search, with its name inside of it. */
export function FindField({ label, value, onChange, onEnter, invalid, describedBy, ref }: FindFieldProps) {
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onEnter(event.shiftKey)
  }
  return (
    <input
      ref={ref}
      className="ds-input ss-find__field"
      type="text"
      aria-label={label}
      placeholder={label}
      value={value}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={event => onChange(event.target.value)}
      onKeyDown={pressed}
    />
  )
}
