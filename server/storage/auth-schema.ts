import type { ColumnType, Generated } from 'kysely'
import type { SignInMethod } from '../../schemas/api/sign-in.ts'

/**
 * The tables of better-auth, as migration 0003 makes them. Times are ISO 8601 in UTC, as better-auth writes them where a database has no
 * dates of its own, and flags are 0 or 1: the same in both databases. `auth_user.id` is the id of the person.
 */
export interface AuthTables {
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  auth_verification: AuthVerificationTable
  auth_two_factor: AuthTwoFactorTable
  auth_attempt: AuthAttemptTable
}

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

/** Whoever has an e-mail address, and so can sign in by a method of their own. */
export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: number
  image: Optional<string>
  two_factor_enabled: Generated<number>
  created_at: string
  updated_at: string
}

/** A signed-in browser. Its cookie is the token with a signature by the server's secret: the token alone opens nothing. */
export interface AuthSessionTable {
  id: string
  token: string
  user_id: string
  expires_at: string
  created_at: string
  /** When it was last used, to the hour. */
  updated_at: string
  ip_address: Optional<string>
  user_agent: Optional<string>
  method: SignInMethod
  /** Nothing more is demanded: a second factor has been given, or whoever vouches for the person sees to that. */
  strong: number
}

/** A way to sign in: a password (`credential`), or an identity at a provider. No token of a provider is kept. */
export interface AuthAccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: Optional<string>
  refresh_token: Optional<string>
  id_token: Optional<string>
  access_token_expires_at: Optional<string>
  refresh_token_expires_at: Optional<string>
  scope: Optional<string>
  password: Optional<string>
  created_at: string
  updated_at: string
}

/** Something that is good for one use: a link by e-mail, an invitation, the state of a sign-in at a provider. */
export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: string
  created_at: string
  updated_at: string
}

/** The second factor of a person, encrypted with the server's secret. */
export interface AuthTwoFactorTable {
  id: string
  secret: string
  backup_codes: string
  user_id: string
  verified: Generated<number>
  failed_verification_count: Generated<number>
  locked_until: Optional<string>
}

/** Failed sign-ins of an account or a network address, which `key` hides. */
export interface AuthAttemptTable {
  key: string
  failures: number
  last_at: number
  blocked_until: number
}
