import { Button, Field, Label, Select } from '@digdir/designsystemet-react'
import { Buildings3Icon } from '@navikt/aksel-icons'
import { type FormEvent, useRef, useState } from 'react'
import type { SetMember } from '../../schemas/api/members.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { NO_SCOPE } from '../../schemas/policy/scope.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { type Found, Lookup } from '../ui/Lookup.tsx'
import { matchItems } from '../ui/matchItems.ts'
import { AreaPicker } from './AreaPicker.tsx'
import type { Area } from './area.ts'
import { useFoundPeople, useKommun } from './queries.ts'

interface ShareFormProps {
  areas: readonly Area[]
  insatser: string
  isPending: boolean
  /** `done` is called when the role is given; until then what was chosen stays. */
  onAdd: (change: SetMember, done: () => void) => void
}

const { share, roles } = messages

/** How many units are offered for what is written. */
const MOST_UNITS = 6

/** Gives a person or a unit a role. */
export function ShareForm({ areas, insatser, isPending, onAdd }: ShareFormProps) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [role, setRole] = useState<Role>('forfattare')
  const [scope, setScope] = useState(NO_SCOPE)
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const found = useFound(query)

  const choose = (id: string): void => {
    setChosen(id)
    setQuery(found.find(item => item.id === id)?.text ?? '')
  }
  const clear = (): void => {
    setQuery('')
    setChosen(null)
    setScope(NO_SCOPE)
    setTried(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(chosen === null)
    if (chosen === null) {
      field.current?.focus()
      return
    }
    const [kind, id] = [chosen.slice(0, 1), chosen.slice(2)]
    const whom = kind === 'u' ? { unit: id } : { person: id }
    onAdd({ ...whom, role, ...(role === 'delforfattare' ? { scope } : {}) }, () => {
      clear()
      field.current?.focus()
    })
  }
  return (
    <form className="ss-share__add" onSubmit={submit} noValidate>
      <h3>{share.add}</h3>
      <Lookup
        ref={field}
        label={share.whom}
        description={share.whomHint}
        error={tried && chosen === null ? share.whomMissing : undefined}
        query={query}
        onQuery={written => {
          setQuery(written)
          if (written !== found.find(item => item.id === chosen)?.text) setChosen(null)
        }}
        found={found}
        nothing={share.noneFound}
        chosen={chosen}
        onChoose={choose}
      />
      <div className="ss-share__row">
        <Field>
          <Label>{share.role}</Label>
          <Field.Description>{share.roleHints[role]}</Field.Description>
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
      {role === 'delforfattare' && <AreaPicker areas={areas} insatser={insatser} scope={scope} onChange={setScope} />}
    </form>
  )
}

/** People and units for what is written: `p:` and `u:` before their ids. */
function useFound(query: string): Found[] {
  const people = useFoundPeople(query)
  const kommun = useKommun()
  if (query.trim() === '') return []
  const names = new Map(kommun.data?.enheter.map(unit => [unit.id, unit.name]))
  const units = (kommun.data?.enheter ?? []).map(unit => ({
    id: `u:${unit.id}`,
    text: unit.name,
    keywords: unit.aliases,
    hint: share.unit,
    icon: <Buildings3Icon aria-hidden className="ss-share__unit" />
  }))
  return [
    ...(people.data ?? []).map(person => ({
      id: `p:${person.id}`,
      text: person.name,
      hint: person.units.map(unit => names.get(unit) ?? unit).join(', '),
      icon: <Avatar person={person} size="small" decorative />
    })),
    ...matchItems(units, query).slice(0, MOST_UNITS)
  ]
}
