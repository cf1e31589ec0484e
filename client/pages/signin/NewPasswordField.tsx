import { Textfield } from '@digdir/designsystemet-react'
import { type Ref, useEffect, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { Strength } from '../../../schemas/password/strength.ts'
import './new-password.css'

interface NewPasswordFieldProps {
  ref?: Ref<HTMLInputElement>
  value: string
  onChange: (value: string) => void
  /** Name, address and municipality, which a password is not to be made of. */
  about: readonly string[]
  /** Somebody has tried to go on: what is wrong is shown as an error. */
  tried: boolean
  /** Told whether it is good enough. */
  onJudged: (good: boolean) => void
}

/** A password that is chosen, judged as it is typed, in this browser. The server judges it again. */
export function NewPasswordField({ ref, value, onChange, about, tried, onJudged }: NewPasswordFieldProps) {
  const { newPassword } = messages.auth
  const strength = useStrength(value, about)
  const good = strength?.good ?? false
  useEffect(() => onJudged(good), [good, onJudged])
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
        error={tried && !good && advice ? advice : undefined}
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

/** How hard a password is to guess; null until the lists are here. */
function useStrength(password: string, about: readonly string[]): Strength | null {
  const [judge, setJudge] = useState<((password: string, about: readonly string[]) => Strength) | null>(null)
  useEffect(() => {
    let here = true
    void import('../../../schemas/password/strength.ts').then(({ passwordStrength }) => {
      if (here) setJudge(() => passwordStrength)
    })
    return () => {
      here = false
    }
  }, [])
  return judge ? judge(password, about) : null
}
