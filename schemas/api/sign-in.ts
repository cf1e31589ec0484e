import { z } from 'zod'
import { person } from './contract.ts'
import { mailAddress } from './mail-address.ts'

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

const email = mailAddress
const token = z.string().min(1).max(100)
const password = z.string().min(1).max(200)

export const demoBody = z.object({ person: z.string().min(1).max(40) })
export const passwordSignInBody = z.object({ email, password })
export const emailBody = z.object({ email })
export const tokenBody = z.object({ token })
/** A code of the app, or a recovery code. */
export const codeBody = z.object({ code: z.string().trim().min(6).max(20) })
/** `to`: where one was going, an address of the product without its origin. */
export const oidcBody = z.object({ to: z.string().max(500).default('/') })
/** Where the browser is to go. */
export const oidcStart = z.object({ url: z.string() })

/** Whom an invitation or a reset is for, to show before the password is chosen. */
export const linkHolder = z.object({ name: z.string(), email: z.string() })
export const seeLinkBody = z.object({ kind: z.enum(['invitation', 'reset', 'first']), token })
/** `password` is left out where passwords are turned off. */
export const acceptBody = z.object({ token, password: password.optional() })
export const resetBody = z.object({ token, password })
export const firstBody = z.object({ token, name: z.string().trim().min(1).max(80), email, password })

/** A second factor that is being set up. Nothing holds until a code has been given. */
export const setupBody = z.object({ password: password.optional() })
export const setup = z.object({
  /** For apps that take no picture. */
  secret: z.string(),
  uri: z.string(),
  /** A picture of the address, as SVG. */
  qr: z.string(),
  recoveryCodes: z.array(z.string())
})
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** How somebody signed in. */
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]
export type DemoPerson = z.infer<typeof demoPerson>
export type SignInMethods = z.infer<typeof signInMethods>

export type TwoFactorSetup = z.infer<typeof setup>

/**
 * GET    /api/sign-in                                     → signInMethods
 * POST   /api/session/demo                demoBody        → session (sets the cookie)
 * POST   /api/session/password            passwordSignInBody → session
 * POST   /api/session/link                emailBody       → 204 (whether there is such a person or not)
 * POST   /api/session/link/use            tokenBody       → session
 * POST   /api/session/code                codeBody        → session (the second step, also the one that sets it up)
 * POST   /api/session/oidc                oidcBody        → oidcStart
 * POST   /api/links/see                   seeLinkBody     → linkHolder
 * POST   /api/links/invitation            acceptBody      → session
 * POST   /api/links/first                 firstBody       → session
 * POST   /api/links/reset                 resetBody       → 204
 * POST   /api/links/reset/ask             emailBody       → 204 (whether there is such a person or not)
 * POST   /api/two-factor                  setupBody       → setup
 * POST   /api/two-factor/off              setupBody       → session
 * POST   /api/two-factor/codes            setupBody       → recoveryCodes
 */
export const SIGN_IN_API = {
  methods: '/api/sign-in',
  demo: '/api/session/demo',
  password: '/api/session/password',
  link: '/api/session/link',
  useLink: '/api/session/link/use',
  code: '/api/session/code',
  oidc: '/api/session/oidc',
  seeLink: '/api/links/see',
  invitation: '/api/links/invitation',
  first: '/api/links/first',
  reset: '/api/links/reset',
  askReset: '/api/links/reset/ask',
  twoFactor: '/api/two-factor',
  twoFactorOff: '/api/two-factor/off',
  recoveryCodes: '/api/two-factor/codes'
} as const

/** Where links by e-mail lead. What opens them stands after a `#`, which no server and no log along the way is told. */
export const SIGN_IN_PATHS = {
  invitation: '/inbjudan',
  reset: '/nytt-losenord',
  first: '/forsta-administrator',
  link: '/logga-in/lank'
} as const
