import { type ComponentType, useEffect, useState } from 'react'
import { RequireSession } from './RequireSession.tsx'
import { Waiting } from './Waiting.tsx'

/**
 * A page whose code is fetched when it is first wanted. It appears as soon as the code is there: `lazy` of React keeps a page that has shown that it waits back for
 * 300 ms. Where the code cannot be fetched, the boundary around it is told.
 */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const code = codeOf(load)
  return props => <Fetched code={code} props={props} />
}

/** The same for somebody who is signed in. The code is on its way while the server says who that is. */
export function lazySessionPage<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const code = codeOf(load)
  return props => {
    useEffect(() => void code.fetch().catch(() => undefined), [])
    return (
      <RequireSession>
        <Fetched code={code} props={props} />
      </RequireSession>
    )
  }
}

interface Code<P> {
  /** Null until it has been fetched. */
  page: ComponentType<P> | null
  fetch(): Promise<ComponentType<P>>
}

function codeOf<P>(load: () => Promise<ComponentType<P>>): Code<P> {
  let fetching: Promise<ComponentType<P>> | null = null
  const code: Code<P> = {
    page: null,
    fetch: () => {
      fetching ??= load().then(
        page => (code.page = page),
        error => {
          fetching = null
          throw error
        }
      )
      return fetching
    }
  }
  return code
}

function Fetched<P extends object>({ code, props }: { code: Code<P>; props: P }) {
  const [page, setPage] = useState(() => code.page)
  const [failed, setFailed] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    if (page === null)
      code.fetch().then(
        fetched => setPage(() => fetched),
        error => setFailed({ error })
      )
  }, [code, page])
  if (failed) throw failed.error
  if (page === null) return <Waiting />
  const Page = page
  return <Page {...props} />
}
