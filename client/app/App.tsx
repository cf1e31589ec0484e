import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
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
import { NotFoundPage } from './NotFoundPage.tsx'
import { paths } from './paths.ts'
import { makeQueryClient } from './query-client.ts'
import { RequireSession } from './RequireSession.tsx'
import { Waiting } from './Waiting.tsx'

const AccountPage = lazy(async () => ({ default: (await import('../pages/account/AccountPage.tsx')).AccountPage }))
const EditorPage = lazy(async () => ({ default: (await import('../pages/editor/EditorPage.tsx')).EditorPage }))
const DraftPage = lazy(async () => ({ default: (await import('../pages/import/DraftPage.tsx')).DraftPage }))
const RemissPage = lazy(async () => ({ default: (await import('../pages/remiss/RemissPage.tsx')).RemissPage }))
const VersionsPage = lazy(async () => ({ default: (await import('../pages/versions/VersionsPage.tsx')).VersionsPage }))
const CopyPage = lazy(async () => ({ default: (await import('../pages/versions/CopyPage.tsx')).CopyPage }))
const SvarPage = lazy(async () => ({ default: (await import('../pages/svar/SvarPage.tsx')).SvarPage }))
const HandlingPage = lazy(async () => ({
  default: (await import('../pages/remiss/handling/HandlingPage.tsx')).HandlingPage
}))
const AdminPage = lazy(async () => ({ default: (await import('../pages/admin/AdminPage.tsx')).AdminPage }))

/** The routes, and what all pages share: the cache, the language, the live region. */
export function App() {
  const [client] = useState(makeQueryClient)
  return (
    <I18nProvider locale="sv-SE">
      <QueryClientProvider client={client}>
        <LiveRegion />
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/logga-in" component={SignInPage} />
              <Route path={SIGN_IN_PATHS.link} component={LinkPage} />
              <Route path={SIGN_IN_PATHS.invitation} component={InvitationPage} />
              <Route path={SIGN_IN_PATHS.reset} component={ResetPage} />
              <Route path={SIGN_IN_PATHS.first} component={FirstPage} />
              <Route path="/svar/:recipient?">{({ recipient }) => <SvarPage recipient={recipient} />}</Route>
              <Route>
                <RequireSession>
                  <Switch>
                    <Route path="/" component={StartPage} />
                    <Route path={paths.account} component={AccountPage} />
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
                    <Route path="/administration/*?" component={AdminPage} />
                    <Route component={NotFoundPage} />
                  </Switch>
                </RequireSession>
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </I18nProvider>
  )
}
