import { Button, Field, Label, Select } from '@digdir/designsystemet-react'
import { Buildings3Icon, LinkIcon, PersonPlusIcon } from '@navikt/aksel-icons'
import { useId } from 'react'
import { type DefaultRole, defaultRole } from '../../schemas/api/contract.ts'
import type { MemberList, SetMember } from '../../schemas/api/members.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import type { Role } from '../../schemas/policy/roles.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PopoverButton } from '../ui/Popover.tsx'
import { toApiError } from './api-error.ts'
import type { Area } from './area.ts'
import { paths } from './paths.ts'
import { useMe, useMembers, useSetDefaultRole, useSetMember } from './queries.ts'
import { ShareForm } from './ShareForm.tsx'
import { ShareRow } from './ShareRow.tsx'
import { Waiting } from './Waiting.tsx'
import './share-menu.css'

const { share } = messages

interface AreaProps {
  /** The sections and fokusområden in which a delförfattare can be let in. */
  areas: readonly Area[]
  /** What the template calls insatser, in a sentence. */
  insatser: string
}

interface ShareMenuProps extends AreaProps {
  /** The document. */
  id: string
  /** One's own role in it: only an owner changes anything here. */
  role: Role
  /** Shows the sign alone, in a narrow window. */
  iconOnly?: boolean
}

/** Dela: who may do what in a document, in a panel under the button. */
export function ShareMenu({ id, role, areas, insatser, iconOnly = false }: ShareMenuProps) {
  return (
    <PopoverButton label={share.title} icon={<PersonPlusIcon aria-hidden />} iconOnly={iconOnly} className="ss-share">
      <SharePanel
        id={id}
        areas={areas}
        insatser={insatser}
        mayChange={mayDo(role, 'set-member', 'arbetsmaterial') === 'yes'}
      />
    </PopoverButton>
  )
}

function SharePanel({ id, areas, insatser, mayChange }: AreaProps & { id: string; mayChange: boolean }) {
  const members = useMembers(id)
  const setMember = useSetMember(id)
  const setDefault = useSetDefaultRole(id)
  const error = setMember.error ?? setDefault.error ?? members.error
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(paths.document(id), location.href).href)
    announce(share.linkCopied, 'link')
  }
  return (
    <>
      <h2>{share.title}</h2>
      {!mayChange && <p className="ss-muted ss-sm">{share.onlyOwner}</p>}
      {error && <ErrorNotice error={toApiError(error)} />}
      {members.isPending && <Waiting />}
      {members.data && (
        <>
          <Everybody value={members.data.defaultRole} mayChange={mayChange} onChange={r => setDefault.mutate(r)} />
          <Members
            list={members.data}
            areas={areas}
            insatser={insatser}
            mayChange={mayChange}
            onChange={change => setMember.mutate(change)}
          />
        </>
      )}
      {mayChange && members.data && (
        <ShareForm
          areas={areas}
          insatser={insatser}
          isPending={setMember.isPending}
          onAdd={(change, done) => setMember.mutate(change, { onSuccess: done })}
        />
      )}
      {'clipboard' in navigator && (
        <Button variant="secondary" data-density="small" onClick={() => void copyLink()}>
          <LinkIcon aria-hidden />
          {share.copyLink}
        </Button>
      )}
    </>
  )
}

interface EverybodyProps {
  value: DefaultRole
  mayChange: boolean
  onChange: (role: DefaultRole) => void
}

function Everybody({ value, mayChange, onChange }: EverybodyProps) {
  if (!mayChange)
    return (
      <p>
        {share.everybody}: <span className="ss-muted">{share.defaultRoles[value]}</span>
      </p>
    )
  return (
    <Field>
      <Label>{share.everybody}</Label>
      <Field.Description>{share.everybodyHint}</Field.Description>
      <Select value={value} onChange={event => onChange(defaultRole.parse(event.target.value))}>
        {defaultRole.options.map(option => (
          <Select.Option key={option} value={option}>
            {share.defaultRoles[option]}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}

interface MembersProps extends AreaProps {
  list: MemberList
  mayChange: boolean
  onChange: (change: SetMember) => void
}

function Members({ list, areas, insatser, mayChange, onChange }: MembersProps) {
  const me = useMe()
  const heading = useId()
  const owners = list.members.filter(member => member.role === 'agare').length
  const more = { areas, insatser, mayChange }
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{share.members}</h3>
      <ul className="ss-share__members">
        {list.members.map(({ person, role, scope }) => (
          <ShareRow
            key={person.id}
            {...more}
            name={person.name}
            note={person.id === me.id ? share.you : undefined}
            icon={<Avatar person={person} size="small" decorative />}
            role={role}
            scope={scope}
            lastOwner={role === 'agare' && owners === 1}
            onChange={change => onChange({ person: person.id, ...change })}
          />
        ))}
        {list.units.map(({ unit, role, scope }) => (
          <ShareRow
            key={unit.id}
            {...more}
            name={unit.name}
            icon={<Buildings3Icon aria-hidden className="ss-share__unit" />}
            role={role}
            scope={scope}
            lastOwner={false}
            onChange={change => onChange({ unit: unit.id, ...change })}
          />
        ))}
      </ul>
      {mayChange && owners === 1 && <p className="ss-muted ss-sm">{share.lastOwner}</p>}
    </section>
  )
}
