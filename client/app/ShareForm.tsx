import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'

interface ShareFormProps {
  isPending: boolean
  /** `done` is called when the person has got the role; until then what was written stays. */
  onAdd: (name: string, role: Role, done: () => void) => void
}

/** Gives somebody a role by name. */
export function ShareForm({ isPending, onAdd }: ShareFormProps) {
  const { share, roles } = messages
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('forfattare')
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const written = name.trim()
    setTried(written === '')
    field.current?.focus()
    if (written) onAdd(written, role, () => setName(''))
  }
  return (
    <form className="ss-share__add" onSubmit={submit} noValidate>
      <h3>{share.add}</h3>
      <Textfield
        ref={field}
        label={share.name}
        description={share.nameHint}
        value={name}
        onChange={event => setName(event.target.value)}
        error={tried && !name.trim() ? share.nameMissing : undefined}
        autoComplete="off"
        maxLength={80}
      />
      <div className="ss-share__row">
        <Field>
          <Label>{share.role}</Label>
          <Select value={role} onChange={event => setRole(ROLES.find(r => r === event.target.value) ?? 'forfattare')}>
            {ROLES.map(option => (
              <Select.Option key={option} value={option}>
                {roles[option]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary" loading={isPending}>
          {share.submit}
        </Button>
      </div>
    </form>
  )
}
