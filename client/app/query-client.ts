import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { Session } from '../../schemas/api/contract.ts'
import { toApiError } from './api-error.ts'

export const SESSION_KEY = ['session'] as const

/** The cache of what the server said. When it says that nobody is signed in any more, the session is forgotten, and the routes lead to sign-in. */
export function makeQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (toApiError(error).id !== 'inte-inloggad') return
    client.setQueryData<Session>(
      SESSION_KEY,
      session => session && { ...session, person: null, step: null, administrator: false }
    )
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => toApiError(error).status === 0 && failures < 2
      },
      // The browser's own idea of being offline is often wrong, and a server on the same machine needs no network.
      mutations: { networkMode: 'always' }
    }
  })
  return client
}
