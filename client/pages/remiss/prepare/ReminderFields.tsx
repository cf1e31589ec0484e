import { Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Reminders } from '../../../../schemas/remiss/reminders.ts'

const words = messages.remiss.pages.settings

interface ReminderFieldsProps {
  reminders: Reminders
  /** What the server said of each field. */
  fields: Readonly<Record<string, string | undefined>>
  onChange: (reminders: Reminders) => void
}

/** When those who have not answered are reminded, and when those who handle are. */
export function ReminderFields({ reminders, fields, onChange }: ReminderFieldsProps) {
  const days = (key: 'before' | 'after' | 'handling', label: string, min: number, description?: string) => (
    <Textfield
      label={label}
      description={description}
      type="number"
      min={min}
      max={60}
      value={reminders[key] ?? ''}
      error={fields[`reminders.${key}`]}
      onChange={event =>
        onChange({ ...reminders, [key]: event.target.value === '' ? null : Number(event.target.value) })
      }
    />
  )
  return (
    <Fieldset>
      <Fieldset.Legend>{words.reminders}</Fieldset.Legend>
      <Fieldset.Description>{words.remindersHint}</Fieldset.Description>
      <div className="ss-remiss-form__row">
        {days('before', words.before, 1)}
        {days('after', words.after, 1)}
      </div>
      <Checkbox
        label={words.onTheDay}
        checked={reminders.onTheDay}
        onChange={event => onChange({ ...reminders, onTheDay: event.target.checked })}
      />
      {days('handling', words.handling, 0, words.handlingHint)}
    </Fieldset>
  )
}
