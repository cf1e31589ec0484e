import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ACCOUNT_API, type Account, account } from '../../schemas/api/account.ts'
import { type Session, session } from '../../schemas/api/contract.ts'
import { linkHolder, oidcStart, recoveryCodes, SIGN_IN_API, setup } from '../../schemas/api/sign-in.ts'
import { call, silent } from './api.ts'
import { SESSION_KEY } from './query-client.ts'

type LinkKind = 'invitation' | 'reset' | 'first'

/** Signing in, and the own account, as functions. All of them throw `ApiError` alone. */
export const accountApi = {
  password: (body: { email: string; password: string }) => call(session, 'POST', SIGN_IN_API.password, body),
  askLink: (email: string) => silent('POST', SIGN_IN_API.link, { email }),
  useLink: (token: string) => call(session, 'POST', SIGN_IN_API.useLink, { token }),
  code: (code: string) => call(session, 'POST', SIGN_IN_API.code, { code }),
  oidc: (to: string) => call(oidcStart, 'POST', SIGN_IN_API.oidc, { to }),
  seeLink: (kind: LinkKind, token: string) => call(linkHolder, 'POST', SIGN_IN_API.seeLink, { kind, token }),
  accept: (body: { token: string; password?: string }) => call(session, 'POST', SIGN_IN_API.invitation, body),
  first: (body: { token: string; name: string; email: string; password: string }) =>
    call(session, 'POST', SIGN_IN_API.first, body),
  askReset: (email: string) => silent('POST', SIGN_IN_API.askReset, { email }),
  reset: (body: { token: string; password: string }) => silent('POST', SIGN_IN_API.reset, body),
  setUp: (password: string | undefined) => call(setup, 'POST', SIGN_IN_API.twoFactor, { password }),
  twoFactorOff: (password: string | undefined) => call(session, 'POST', SIGN_IN_API.twoFactorOff, { password }),
  recoveryCodes: (password: string | undefined) => call(recoveryCodes, 'POST', SIGN_IN_API.recoveryCodes, { password }),
  account: () => call(account, 'GET', ACCOUNT_API.account),
  rename: (name: string) => call(account, 'PATCH', ACCOUNT_API.account, { name }),
  changePassword: (body: { current?: string; password: string }) => call(account, 'PUT', ACCOUNT_API.password, body),
  endSession: (id: string) => call(account, 'DELETE', ACCOUNT_API.session(id)),
  endOthers: () => call(account, 'DELETE', ACCOUNT_API.sessions)
} as const

const ACCOUNT = ['account'] as const

export const useAccount = () => useQuery({ queryKey: ACCOUNT, queryFn: accountApi.account, staleTime: 0 })

/** A change of the account, whose answer is the account as it is then. */
export function useAccountChange<In>(change: (input: In) => Promise<Account>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: changed => {
      client.setQueryData<Account>(ACCOUNT, changed)
      client.setQueryData<Session>(SESSION_KEY, old => old && { ...old, person: changed.person })
    }
  })
}

/** Asks for the account again, when something else has changed it. */
export function useAccountAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ACCOUNT })
}

/** Whom a link is for; asked once. */
export const useLinkHolder = (kind: LinkKind, token: string) =>
  useQuery({
    queryKey: ['link', kind, token],
    queryFn: () => accountApi.seeLink(kind, token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false
  })
