import { z } from 'zod'
import { person } from './contract.ts'

/** Signing in, in every way there is, and what a person does with the own account. */

export const demoPerson = person.extend({
  /** What the person does, in a few words. */
  work: z.string(),
  /** Names of units. */
  units: z.array(z.string()),
  administrator: z.boolean()
})

export const SIGN_IN_METHODS = ['password', 'link', 'oidc', 'demo'] as const

/** What the sign-in page offers. */
export const signInMethods = z.object({
  password: z.boolean(),
  link: z.boolean(),
  /** What the button for the provider is called; null: there is none. */
  oidc: z.string().nullable(),
  /** The people of the demo; null: this is no demo. */
  demo: z.array(demoPerson).nullable()
})

export const demoBody = z.object({ person: z.string().min(1).max(40) })

/** How somebody signed in. */
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]
export type DemoPerson = z.infer<typeof demoPerson>
export type SignInMethods = z.infer<typeof signInMethods>

/**
 * GET    /api/sign-in                                     → signInMethods
 * POST   /api/session/demo                demoBody        → session (sets the cookie)
 */
export const SIGN_IN_API = {
  methods: '/api/sign-in',
  demo: '/api/session/demo'
} as const

/** Where links by e-mail lead. What opens them stands after a `#`, which no server and no log along the way is told. */
export const SIGN_IN_PATHS = {
  invitation: '/inbjudan',
  reset: '/nytt-losenord',
  first: '/forsta-administrator',
  link: '/logga-in/lank'
} as const
