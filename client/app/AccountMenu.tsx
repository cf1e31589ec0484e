import { CogIcon, LeaveIcon, PersonIcon } from '@navikt/aksel-icons'
import { useLocation } from 'wouter'
import { messages } from '../../schemas/messages/messages.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { MenuButton, MenuItem, MenuSection, MenuSeparator } from '../ui/Menu.tsx'
import { COLOR_SCHEMES, setColorScheme, useColorScheme } from './color-scheme.ts'
import { paths } from './paths.ts'
import { useMe, useSession, useSignOut } from './queries.ts'

/** The person's avatar, with a menu: who is signed in, the colours, sign out. */
export function AccountMenu() {
  const me = useMe()
  const scheme = useColorScheme()
  const signOut = useSignOut()
  const administrator = useSession().data?.administrator ?? false
  const [, navigate] = useLocation()
  const { ui, auth } = messages
  return (
    <MenuButton
      label={ui.account(me.name)}
      className="ss-account"
      face={<Avatar person={me} decorative />}
      placement="bottom end"
    >
      <MenuSection title={`${ui.signedInAs} ${me.name}`}>
        <MenuItem icon={<PersonIcon aria-hidden />} onAction={() => navigate(paths.account)}>
          {auth.account.menu}
        </MenuItem>
        {administrator && (
          <MenuItem icon={<CogIcon aria-hidden />} onAction={() => navigate(paths.admin.start)}>
            {messages.admin.title}
          </MenuItem>
        )}
        <MenuItem icon={<LeaveIcon aria-hidden />} onAction={() => signOut.mutate()}>
          {ui.signOut}
        </MenuItem>
      </MenuSection>
      <MenuSeparator />
      <MenuSection
        title={ui.colorScheme}
        selected={scheme}
        onSelect={id => setColorScheme(COLOR_SCHEMES.find(s => s === id) ?? 'auto')}
      >
        {COLOR_SCHEMES.map(s => (
          <MenuItem key={s} id={s}>
            {ui.colorSchemes[s]}
          </MenuItem>
        ))}
      </MenuSection>
    </MenuButton>
  )
}
