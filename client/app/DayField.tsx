import { Field, Input, Label, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import { DAYS } from '../../schemas/remiss/day.ts'
import { formatDate } from '../ui/formatDate.ts'

const words = messages.days

interface DayFieldProps {
  label: string
  /** `2026-05-29`; '': none. */
  value: string
  onChange: (day: string) => void
  description?: ReactNode
  /** What the server or the form says of it. */
  error?: ReactNode
  /** The first day that is sensible here; otherwise the first that there is. */
  min?: string
}

/** A day. One that is only half written, or in a year that nobody means, is told when one leaves the field. */
export function DayField({ value, onChange, error, min = DAYS.min, ...rest }: DayFieldProps) {
  const [wrong, setWrong] = useState<'' | 'early' | 'other'>('')
  const told = wrong === 'early' && min > DAYS.min ? words.tooEarly(formatDate(min)) : words.wrong
  return (
    <Textfield
      {...rest}
      type="date"
      min={min}
      max={DAYS.max}
      value={value}
      error={error ?? (wrong === '' ? undefined : told)}
      onChange={event => {
        if (event.target.validity.valid) setWrong('')
        onChange(event.target.value)
      }}
      onBlur={event => {
        const { valid, rangeUnderflow } = event.target.validity
        setWrong(valid ? '' : rangeUnderflow ? 'early' : 'other')
      }}
    />
  )
}

interface SavedDayProps {
  id: string
  label: string
  value: string | null
  readOnly?: boolean
  onSave: (day: string | null) => void
  className?: string
  children?: ReactNode
}

/** A day that is saved by Enter or by leaving the field. One that is no sensible day is kept as it is written, told, and not saved. */
export function SavedDay({ id, label, value, readOnly = false, onSave, className, children }: SavedDayProps) {
  const [wrong, setWrong] = useState(false)
  return (
    <Field className={className}>
      <Label>{label}</Label>
      <Input
        id={id}
        type="date"
        min={DAYS.min}
        max={DAYS.max}
        readOnly={readOnly}
        key={value}
        defaultValue={value ?? ''}
        aria-invalid={wrong || undefined}
        onBlur={event => {
          const { validity, value: written } = event.target
          setWrong(!validity.valid)
          if (!readOnly && validity.valid && (written || null) !== value) onSave(written || null)
        }}
        onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {wrong && <ValidationMessage>{words.wrong}</ValidationMessage>}
      {children}
    </Field>
  )
}
