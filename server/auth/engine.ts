import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { SignInMethod } from '../../schemas/api/sign-in.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Config } from '../config/config.ts'
import { isSecure } from '../config/config.ts'
import type { Storage } from '../storage/storage.ts'
import { oidcProvider } from './oidc-provider.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { personForProvider } from './provider-person.ts'
import { recoveryCodes } from './second-step.ts'

/** What better-auth is put together from. */
export interface EngineParts {
  config: Config
  storage: Storage
  secret: string
  log: Pick<Logger, 'warn'>
  now: () => number
  /** Sends the token of a link that somebody asked for. */
  sendLink: (email: string, token: string) => Promise<void>
}

/** What a sign-in at a provider brought, while it is under way: who it is there, with the groups. */
export const arrival = new AsyncLocalStorage<{ profile: Readonly<Record<string, unknown>> | null }>()

/** A header of our own by which better-auth learns the address: the one that the proxy rules have found. */
export const ADDRESS_HEADER = 'x-styrskrift-address'
export const AUTH_PATH = '/api/auth'
export const PROVIDER = 'oidc'

const MINUTES_15 = 15 * 60

/** How long a link by e-mail is good, and what a session that better-auth makes says of how it came about. */
const METHODS: Readonly<Record<string, { method: SignInMethod; strong: number }>> = {
  '/magic-link/verify': { method: 'link', strong: 0 },
  '/callback/:id': { method: 'oidc', strong: 1 },
  '/two-factor/verify-totp': { method: 'password', strong: 1 },
  '/two-factor/disable': { method: 'password', strong: 1 }
}

/**
 * better-auth on our own tables, for one address of the product. Its routes are not served: ours call it, and pass on the one address that
 * a provider calls back. It sends nothing to anybody but the configured provider.
 */
export function makeEngine(parts: EngineParts, origin: string, cookie: string) {
  const { config, storage, secret, log, now } = parts
  const secure = isSecure(config)
  const { oidc } = config.signIn
  return betterAuth({
    appName: 'Styrskrift',
    baseURL: origin,
    basePath: AUTH_PATH,
    secret,
    // The tables hold times as text and flags as numbers in both databases: what better-auth calls sqlite.
    database: { db: storage.db, type: 'sqlite' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    trustedOrigins: [origin],
    onAPIError: { errorURL: `${origin}/logga-in` },
    logger: { level: 'warn', log: (_level, message) => log.warn({ from: 'better-auth' }, message) },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      validateUserInfo: ({ user, source }) => {
        const held = arrival.getStore()
        if (held && source.oauth?.profile) held.profile = source.oauth.profile
        return refuseEnded(storage, source.action === 'create-user' ? null : (user.id ?? null))
      }
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent'
      },
      additionalFields: {
        method: { type: 'string', required: true, input: false },
        strong: { type: 'number', required: true, input: false }
      },
      expiresIn: config.sessionDays * 24 * 60 * 60,
      disableSessionRefresh: true,
      cookieCache: { enabled: false }
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at'
      }
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' }
    },
    emailAndPassword: {
      enabled: config.signIn.password,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) }
    },
    plugins: [
      magicLink({
        expiresIn: MINUTES_15,
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: ({ email, token }) => parts.sendLink(email, token)
      }),
      twoFactor({
        issuer: 'Styrskrift',
        allowPasswordless: true,
        accountLockout: { enabled: false },
        backupCodeOptions: { customBackupCodesGenerate: recoveryCodes },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until'
            }
          }
        }
      }),
      ...(oidc ? [genericOAuth({ config: [oidcProvider(oidc)] })] : [])
    ],
    databaseHooks: {
      user: { create: { before: async user => ({ data: await personForProvider(storage, user, now()) }) } },
      account: {
        create: { before: async account => ({ data: { ...account, ...NO_TOKENS } }) },
        update: { before: async account => ({ data: { ...account, ...NO_TOKENS } }) }
      },
      session: {
        create: {
          before: async (session, context) => {
            const how = METHODS[context?.path ?? '']
            if (!how) throw new Error(`a session by ${context?.path}`)
            const at = now()
            const times = { createdAt: new Date(at), updatedAt: new Date(at) }
            const expiresAt = new Date(at + config.sessionDays * 24 * 60 * 60 * 1000)
            return {
              data: { ...session, ...times, expiresAt, method: session.method ?? how.method, strong: how.strong }
            }
          }
        }
      }
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookie,
      cookies: { session_token: { name: cookie } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newRecordId(), validateSchema: false }
    }
  })
}

export type Engine = ReturnType<typeof makeEngine>

/** The tokens of a provider are used once and not kept. */
const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null
}

async function refuseEnded(storage: Storage, id: string | null): Promise<{ error: string } | undefined> {
  if (id === null) return undefined
  const row = await storage.db.selectFrom('person').select('ended_at').where('id', '=', id).executeTakeFirst()
  return row && row.ended_at === null ? undefined : { error: 'person_ended' }
}
