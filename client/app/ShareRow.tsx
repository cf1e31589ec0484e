import { Button, Select } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import type { SetMember } from '../../schemas/api/members.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { NO_SCOPE, type Scope } from '../../schemas/policy/scope.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { type Area, areaNames } from './area.ts'

interface ShareRowProps {
  name: string
  /** A quiet word after the name: "du". */
  note?: string
  icon: ReactNode
  role: Role
  scope: Scope | null
  areas: readonly Area[]
  insatser: string
  mayChange: boolean
  /** The only owner: the document must have one. */
  lastOwner: boolean
  onChange: (change: Pick<SetMember, 'role' | 'scope'>) => void
}

const { share, roles } = messages

/** One person or unit with its role, and the areas of a delförfattare. */
export function ShareRow({
  name,
  note,
  icon,
  role,
  scope,
  areas,
  insatser,
  mayChange,
  lastOwner,
  onChange
}: ShareRowProps) {
  /** The areas as they are being chosen; null when nobody chooses any. */
  const [choosing, setChoosing] = useState<Scope | null>(null)
  const choose = (next: Role): void => {
    // Nothing is changed before the areas are chosen: a delförfattare without any writes nothing.
    if (next === 'delforfattare') setChoosing(scope ?? NO_SCOPE)
    else {
      setChoosing(null)
      onChange({ role: next })
    }
  }
  return (
    <li>
      {icon}
      <span className="ss-share__name">
        {name}
        {note && <span className="ss-muted"> ({note})</span>}
      </span>
      {mayChange ? (
        <>
          <Select
            aria-label={share.roleOf(name)}
            title={lastOwner ? share.lastOwner : undefined}
            value={choosing ? 'delforfattare' : role}
            disabled={lastOwner}
            width="auto"
            onChange={event => {
              const next = ROLES.find(r => r === event.target.value)
              if (next) choose(next)
            }}
          >
            {ROLES.map(option => (
              <Select.Option key={option} value={option}>
                {roles[option]}
              </Select.Option>
            ))}
          </Select>
          <IconButton
            label={lastOwner ? share.lastOwner : share.remove(name)}
            icon={<TrashIcon aria-hidden />}
            disabled={lastOwner}
            onClick={() => onChange({ role: null })}
          />
        </>
      ) : (
        <span className="ss-muted">{roles[role]}</span>
      )}
      {role === 'delforfattare' && !choosing && (
        <div className="ss-share__areas">
          <span className="ss-muted ss-sm">{areaWords(scope ?? NO_SCOPE, areas, insatser)}</span>
          {mayChange && (
            <Button
              variant="tertiary"
              data-density="small"
              aria-label={share.changeAreasOf(name)}
              onClick={() => setChoosing(scope ?? NO_SCOPE)}
            >
              {share.changeAreas}
            </Button>
          )}
        </div>
      )}
      {choosing && (
        <div className="ss-share__choosing">
          <AreaPicker areas={areas} insatser={insatser} scope={choosing} onChange={setChoosing} />
          <div className="ss-share__row">
            <Button
              data-density="small"
              onClick={() => {
                onChange({ role: 'delforfattare', scope: choosing })
                setChoosing(null)
              }}
            >
              {share.saveAreas}
            </Button>
            <Button variant="secondary" data-density="small" onClick={() => setChoosing(null)}>
              {share.cancel}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}

function areaWords(scope: Scope, areas: readonly Area[], insatser: string): string {
  const names = areaNames(scope, areas, share.goneArea)
  if (scope.egnaInsatser) names.push(share.ownInsatser(insatser))
  return names.length === 0 ? share.noAreas : `${share.areas} ${names.join(', ')}`
}
