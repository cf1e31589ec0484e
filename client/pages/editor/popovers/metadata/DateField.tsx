import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../../../../../schemas/messages/messages.ts'
import { DAYS, isDay } from '../../../../../schemas/remiss/day.ts'
import type { ValueFieldProps } from './value-field.ts'

const words = messages.metadataEditor

/** A date, typed or picked in the browser's own calendar; stored as year, month, day. */
export function DateField({ value, onChange, onClose }: ValueFieldProps) {
  const [written, setWritten] = useState(value)
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const save = (event: FormEvent): void => {
    event.preventDefault()
    // The browser gives no value for a date that is only half written.
    if (!isDay(written) || field.current?.validity.badInput) {
      setWrong(true)
      return
    }
    onChange(written)
    onClose()
  }
  return (
    <form onSubmit={save} noValidate className="ss-form">
      <Textfield
        ref={field}
        type="date"
        label={words.date}
        {...DAYS}
        value={written}
        error={wrong ? words.notADate : undefined}
        onChange={event => {
          setWritten(event.target.value)
          setWrong(false)
        }}
      />
      <div className="ss-form__end">
        {value !== '' && (
          <Button
            type="button"
            data-density="small"
            variant="tertiary"
            onClick={() => {
              onChange(undefined)
              onClose()
            }}
          >
            {words.clear}
          </Button>
        )}
        <Button type="submit" data-density="small">
          {words.save}
        </Button>
      </div>
    </form>
  )
}
