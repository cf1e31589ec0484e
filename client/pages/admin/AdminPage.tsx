import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { type ComponentType, useEffect, useRef } from 'react'
import { Link, Redirect, Route, Switch, useRoute } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { paths } from '../../app/paths.ts'
import { useSession } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AuditPage } from './audit/AuditPage.tsx'
import { HealthPage } from './health/HealthPage.tsx'
import { OutboxPage } from './outbox/OutboxPage.tsx'
import { PeoplePage } from './people/PeoplePage.tsx'
import { SettingsPage } from './settings/SettingsPage.tsx'
import { TemplatesPage } from './templates/TemplatesPage.tsx'
import { UnitsPage } from './units/UnitsPage.tsx'
import './admin.css'

const words = messages.admin

interface Section {
  path: string
  label: string
  page: ComponentType
}

const SECTIONS: readonly Section[] = [
  { path: paths.admin.people, label: words.nav.people, page: PeoplePage },
  { path: paths.admin.units, label: words.nav.units, page: UnitsPage },
  { path: paths.admin.templates, label: words.nav.templates, page: TemplatesPage },
  { path: paths.admin.settings, label: words.nav.settings, page: SettingsPage },
  { path: paths.admin.audit, label: words.nav.audit, page: AuditPage },
  { path: paths.admin.outbox, label: words.nav.outbox, page: OutboxPage },
  { path: paths.admin.health, label: words.nav.health, page: HealthPage }
]

/** The pages for administrators, with a list of them at the side. */
export function AdminPage() {
  const session = useSession().data
  if (!session?.administrator) return <OnlyAdministrators />
  return (
    <PageFrame title={words.title}>
      <div className="ss-admin">
        <nav className="ss-admin__nav" aria-label={words.sections}>
          <p className="ss-admin__title">{words.title}</p>
          {SECTIONS.map(section => (
            <SectionLink key={section.path} {...section} />
          ))}
        </nav>
        <div className="ss-admin__body">
          <Switch>
            {SECTIONS.map(({ path, page }) => (
              <Route key={path} path={path} component={page} />
            ))}
            <Route>
              <Redirect to={SECTIONS[0]?.path ?? paths.start} replace />
            </Route>
          </Switch>
        </div>
      </div>
    </PageFrame>
  )
}

function SectionLink({ path, label }: Section) {
  const [here] = useRoute(path)
  const link = useRef<HTMLAnchorElement>(null)
  // In a narrow window the links stand in a row that can be wider than the window.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <Link ref={link} href={path} aria-current={here ? 'page' : undefined}>
      {label}
    </Link>
  )
}

function OnlyAdministrators() {
  return (
    <PageFrame title={words.title}>
      <h1 className="ss-vh">{words.title}</h1>
      <EmptyState
        icon={<PadlockLockedIcon aria-hidden />}
        title={words.onlyAdministrators}
        actions={
          <Link href={paths.start} className="ds-button" data-variant="secondary">
            {messages.ui.toDocuments}
          </Link>
        }
      >
        {words.onlyAdministratorsText}
      </EmptyState>
    </PageFrame>
  )
}
