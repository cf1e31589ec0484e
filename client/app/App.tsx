import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Route, Switch } from 'wouter'
import { SIGN_IN_PATHS } from '../../schemas/api/sign-in.ts'
import { FirstPage } from '../pages/signin/FirstPage.tsx'
import { InvitationPage } from '../pages/signin/InvitationPage.tsx'
import { LinkPage } from '../pages/signin/LinkPage.tsx'
import { ResetPage } from '../pages/signin/ResetPage.tsx'
import { SignInPage } from '../pages/signin/SignInPage.tsx'
import { StartPage } from '../pages/start/StartPage.tsx'
import { LiveRegion } from '../ui/LiveRegion.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { lazyPage, lazySessionPage } from './lazy-page.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { paths } from './paths.ts'
import { makeQueryClient } from './query-client.ts'
import { RequireSession } from './RequireSession.tsx'

const AccountPage = lazySessionPage(async () => (await import('../pages/account/AccountPage.tsx')).AccountPage)
const EditorPage = lazySessionPage(async () => (await import('../pages/editor/EditorPage.tsx')).EditorPage)
const DraftPage = lazySessionPage(async () => (await import('../pages/import/DraftPage.tsx')).DraftPage)
const RemissPage = lazySessionPage(async () => (await import('../pages/remiss/RemissPage.tsx')).RemissPage)
const VersionsPage = lazySessionPage(async () => (await import('../pages/versions/VersionsPage.tsx')).VersionsPage)
const CopyPage = lazySessionPage(async () => (await import('../pages/versions/CopyPage.tsx')).CopyPage)
const HandlingPage = lazySessionPage(
  async () => (await import('../pages/remiss/handling/HandlingPage.tsx')).HandlingPage
)
const AdminPage = lazySessionPage(async () => (await import('../pages/admin/AdminPage.tsx')).AdminPage)
const SvarPage = lazyPage(async () => (await import('../pages/svar/SvarPage.tsx')).SvarPage)

/** The routes, and what all pages share: the cache, the language, the live region. */
export function App() {
  const [client] = useState(makeQueryClient)
  return (
    <I18nProvider locale="sv-SE">
      <QueryClientProvider client={client}>
        <LiveRegion />
        <ErrorBoundary>
          <Switch>
            <Route path="/logga-in" component={SignInPage} />
            <Route path={SIGN_IN_PATHS.link} component={LinkPage} />
            <Route path={SIGN_IN_PATHS.invitation} component={InvitationPage} />
            <Route path={SIGN_IN_PATHS.reset} component={ResetPage} />
            <Route path={SIGN_IN_PATHS.first} component={FirstPage} />
            <Route path="/svar/:recipient?">{({ recipient }) => <SvarPage recipient={recipient} />}</Route>
            <Route path={paths.account}>
              <AccountPage />
            </Route>
            <Route path="/dokument/:id/remiss/:remiss?">
              {({ id, remiss }) => <RemissPage key={id} id={id} remiss={remiss ?? null} />}
            </Route>
            <Route path="/dokument/:id/synpunkter">{({ id }) => <HandlingPage key={id} id={id} />}</Route>
            <Route path="/dokument/:id">{({ id }) => <EditorPage key={id} id={id} />}</Route>
            <Route path="/las-in/:id">{({ id }) => <DraftPage key={id} id={id} />}</Route>
            <Route path="/dokument/:id/versioner">{({ id }) => <VersionsPage key={id} id={id} />}</Route>
            <Route path="/dokument/:id/kopior/:copy">
              {({ id, copy }) => <CopyPage key={copy} id={id} copy={copy} />}
            </Route>
            <Route path="/administration/*?">
              <AdminPage />
            </Route>
            <Route>
              <RequireSession>
                <Switch>
                  <Route path="/" component={StartPage} />
                  <Route component={NotFoundPage} />
                </Switch>
              </RequireSession>
            </Route>
          </Switch>
        </ErrorBoundary>
      </QueryClientProvider>
    </I18nProvider>
  )
}
