import type { ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { messages } from '../../schemas/messages/messages.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Mark } from './Mark.tsx'
import { paths } from './paths.ts'
import { useSession } from './queries.ts'
import './top-bar.css'

interface TopBarProps {
  /**
   * What the bar belongs to, after the mark: a document's title and state. With it the bar has no words beside the mark, no main menu,
   * and no name of the municipality.
   */
  start?: ReactNode
  /** The parts of what the bar belongs to. */
  nav?: ReactNode
  /** What one can do, before the avatar. */
  end?: ReactNode
}

/** The bar at the top of every page (banner): the mark leads to the document list, the avatar opens the account's menu. */
export function TopBar({ start, nav, end }: TopBarProps) {
  const session = useSession().data
  return (
    <header className="ss-bar">
      <Link href={paths.start} className="ss-mark" aria-label={messages.app.toDocumentList}>
        <Mark />
        {!start && <span className="ss-mark__name">{messages.app.name}</span>}
      </Link>
      {start ? (
        <>
          <span className="ss-bar__sep" />
          <div className="ss-bar__start">{start}</div>
          {nav}
        </>
      ) : (
        <MainMenu administrator={session?.administrator ?? false} />
      )}
      <span className="ss-grow" />
      {end}
      {!start && <span className="ss-bar__kommun">{session?.kommun.name}</span>}
      {session?.person && <AccountMenu />}
    </header>
  )
}

function MainMenu({ administrator }: { administrator: boolean }) {
  const [onStart] = useRoute(paths.start)
  const [onAdministration] = useRoute('/administration/*?')
  return (
    <nav className="ss-nav" aria-label={messages.ui.mainMenu}>
      <Link href={paths.start} aria-current={onStart ? 'page' : undefined}>
        {messages.ui.documents}
      </Link>
      {administrator && (
        <Link href={paths.admin.start} aria-current={onAdministration ? 'page' : undefined} className="ss-nav__wide">
          {messages.admin.title}
        </Link>
      )}
    </nav>
  )
}
