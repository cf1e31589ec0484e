import { Button, Field, Label, Select } from '@digdir/designsystemet-react'
import { LinkIcon, PersonPlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useId } from 'react'
import { type DefaultRole, defaultRole } from '../../schemas/api/contract.ts'
import type { MemberList } from '../../schemas/api/members.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PopoverButton } from '../ui/Popover.tsx'
import { toApiError } from './api-error.ts'
import { paths } from './paths.ts'
import { useMe, useMembers, useSetDefaultRole, useSetMember } from './queries.ts'
import { ShareForm } from './ShareForm.tsx'
import { Waiting } from './Waiting.tsx'
import './share-menu.css'

interface ShareMenuProps {
  /** The document. */
  id: string
  /** One's own role in it: only an owner changes anything here. */
  role: Role
  /** Shows the sign alone, in a narrow window. */
  iconOnly?: boolean
}

/** Dela: who may do what in a document, in a panel under the button. */
export function ShareMenu({ id, role, iconOnly = false }: ShareMenuProps) {
  const { share } = messages
  return (
    <PopoverButton label={share.title} icon={<PersonPlusIcon aria-hidden />} iconOnly={iconOnly} className="ss-share">
      <SharePanel id={id} mayChange={role === 'agare'} />
    </PopoverButton>
  )
}

function SharePanel({ id, mayChange }: { id: string; mayChange: boolean }) {
  const { share } = messages
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
            mayChange={mayChange}
            onChange={(name, role) => setMember.mutate({ name, role })}
          />
        </>
      )}
      {mayChange && members.data && (
        <ShareForm
          isPending={setMember.isPending}
          onAdd={(name, role, done) => setMember.mutate({ name, role }, { onSuccess: done })}
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
  const { share } = messages
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

interface MembersProps {
  list: MemberList
  mayChange: boolean
  onChange: (name: string, role: Role | null) => void
}

function Members({ list, mayChange, onChange }: MembersProps) {
  const { share, roles } = messages
  const me = useMe()
  const heading = useId()
  const owners = list.members.filter(member => member.role === 'agare').length
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{share.members}</h3>
      <ul className="ss-share__members">
        {list.members.map(({ person, role }) => {
          const lastOwner = role === 'agare' && owners === 1
          return (
            <li key={person.id}>
              <Avatar person={person} size="small" decorative />
              <span className="ss-share__name">
                {person.name}
                {person.id === me.id && <span className="ss-muted"> ({share.you})</span>}
              </span>
              {mayChange ? (
                <>
                  <Select
                    aria-label={share.roleOf(person.name)}
                    title={lastOwner ? share.lastOwner : undefined}
                    value={role}
                    disabled={lastOwner}
                    width="auto"
                    onChange={event => {
                      const next = ROLES.find(r => r === event.target.value)
                      if (next) onChange(person.name, next)
                    }}
                  >
                    {ROLES.map(option => (
                      <Select.Option key={option} value={option}>
                        {roles[option]}
                      </Select.Option>
                    ))}
                  </Select>
                  <IconButton
                    label={lastOwner ? share.lastOwner : share.remove(person.name)}
                    icon={<TrashIcon aria-hidden />}
                    disabled={lastOwner}
                    onClick={() => onChange(person.name, null)}
                  />
                </>
              ) : (
                <span className="ss-muted">{roles[role]}</span>
              )}
            </li>
          )
        })}
      </ul>
      {mayChange && owners === 1 && <p className="ss-muted ss-sm">{share.lastOwner}</p>}
    </section>
  )
}
