import { z } from 'zod'
import { person } from './contract.ts'
import { SIGN_IN_METHODS } from './sign-in.ts'

/** The own account. */

const ownSession = z.object({
  id: z.string(),
  /** This browser. */
  here: z.boolean(),
  method: z.enum(SIGN_IN_METHODS),
  /** What the browser calls itself. */
  agent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.string(),
  /** To the hour. */
  usedAt: z.string()
})

export const account = z.object({
  person,
  email: z.string().nullable(),
  /** Names of units. */
  units: z.array(z.string()),
  administrator: z.boolean(),
  /** Has a password; null: passwords are turned off. */
  password: z.boolean().nullable(),
  /** Signs in by the provider. */
  provider: z.boolean(),
  twoFactor: z.boolean(),
  sessions: z.array(ownSession)
})

export const renameSelfBody = z.object({ name: z.string().trim().min(1).max(80) })
/** `current` is left out by somebody who has no password yet. */
export const changePasswordBody = z.object({
  current: z.string().min(1).max(200).optional(),
  password: z.string().min(1).max(200)
})

export type Account = z.infer<typeof account>
export type OwnSession = z.infer<typeof ownSession>

/**
 * GET    /api/account                                     → account
 * PATCH  /api/account                     renameSelfBody  → account
 * PUT    /api/account/password            changePasswordBody → account (a new session; every other one is over)
 * DELETE /api/account/sessions                            → account (every session but this one is over)
 * DELETE /api/account/sessions/:session                   → account
 */
export const ACCOUNT_API = {
  account: '/api/account',
  password: '/api/account/password',
  sessions: '/api/account/sessions',
  session: (id: string) => `/api/account/sessions/${encodeURIComponent(id)}`
} as const
