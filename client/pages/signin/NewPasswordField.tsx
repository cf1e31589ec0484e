import { Textfield } from '@digdir/designsystemet-react'
import type { Ref } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Strength } from '../../../schemas/password/strength.ts'
import './new-password.css'

interface NewPasswordFieldProps {
  ref?: Ref<HTMLInputElement>
  value: string
  onChange: (value: string) => void
  /** How hard it is to guess, by `useStrength`; null until that is known. */
  strength: Strength | null
  /** Somebody has tried to go on: what is wrong is shown as an error. */
  tried: boolean
}

/** A password that is chosen, judged as it is typed, in this browser. The server judges it again. */
export function NewPasswordField({ ref, value, onChange, strength, tried }: NewPasswordFieldProps) {
  const { newPassword } = messages.auth
  const advice = strength && !strength.good ? strength.advice.join(' ') : ''
  return (
    <div className="ss-new-password">
      <Textfield
        ref={ref}
        label={newPassword.label}
        description={newPassword.hint}
        type="password"
        name="new-password"
        value={value}
        onChange={e => onChange(e.target.value)}
        error={tried && advice ? advice : undefined}
        autoComplete="new-password"
        maxLength={200}
      />
      {value !== '' && strength && (
        <div className="ss-new-password__strength" aria-live="polite">
          <span className="ss-new-password__meter" data-score={strength.score} aria-hidden>
            <span />
            <span />
            <span />
            <span />
          </span>
          <span className="ss-sm">{newPassword.scores[strength.score]}</span>
          {!tried && advice && <span className="ss-sm ss-muted ss-new-password__advice">{advice}</span>}
        </div>
      )}
    </div>
  )
}
