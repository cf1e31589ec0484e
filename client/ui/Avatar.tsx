import { Avatar as DsAvatar, EXPERIMENTAL_AvatarStack as DsAvatarStack } from '@digdir/designsystemet-react'
import { messages } from '../../schemas/messages/messages.ts'
import { initials } from './initials.ts'
import './avatar.css'

/** Somebody with a colour of their own, 1–6. */
export interface AvatarPerson {
  id: string
  name: string
  color: number
}

interface AvatarProps {
  person: Pick<AvatarPerson, 'name' | 'color'>
  /** 26 or 32 px. */
  size?: 'small' | 'medium'
  /** Says more than the name, such as "Karin, inloggad". */
  label?: string
  /** The name stands beside it in words. */
  decorative?: boolean
}

/** A person as initials on their colour. */
export function Avatar({ person, size = 'medium', label, decorative = false }: AvatarProps) {
  const name = label ?? person.name
  const naming = decorative ? ({ 'aria-hidden': true } as const) : ({ 'aria-label': name, title: name } as const)
  return (
    // The letters are drawn by css: as text they would count as the visible name of a button around them.
    <DsAvatar
      className="ss-avatar"
      data-person={person.color}
      data-small={size === 'small' || undefined}
      data-initials={initials(person.name)}
      {...naming}
    >
      {''}
    </DsAvatar>
  )
}

interface AvatarStackProps {
  people: readonly AvatarPerson[]
  /** What these people have in common: "Här nu". */
  label: string
  size?: 'small' | 'medium'
  /** How many are shown; the others are counted. */
  max?: number
}

/** Several people, overlapping, in the order given. Nothing at all when there is nobody. */
export function AvatarStack({ people, label, size = 'medium', max = 5 }: AvatarStackProps) {
  if (people.length === 0) return null
  const shown = people.length > max ? people.slice(0, max - 1) : people
  const rest = people.slice(shown.length)
  return (
    <DsAvatarStack
      className="ss-people"
      aria-label={label}
      avatarSize={size === 'small' ? '1.625rem' : '2rem'}
      overlap="0.375rem"
    >
      {shown.map(person => (
        <li key={person.id}>
          <Avatar person={person} size={size} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="ss-people__rest" title={rest.map(p => p.name).join(', ')}>
          <span aria-hidden>+{rest.length}</span>
          <span className="ss-vh">{messages.ui.andMore(rest.map(p => p.name))}</span>
        </li>
      )}
    </DsAvatarStack>
  )
}
