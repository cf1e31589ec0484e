import type { GenericOAuthConfig } from 'better-auth/plugins'
import { z } from 'zod'
import type { OidcConfig } from '../config/config.ts'

/** What is read of the provider's own description; better-auth reads the rest. */
const discovery = z.object({ issuer: z.string(), userinfo_endpoint: z.url().optional() })

type Claims = Record<string, unknown>

const TIMEOUT = 10_000

/** The address of the provider's description (OpenID Connect Discovery 1.0, section 4). */
const discoveryUrl = (issuer: string): string => `${issuer}/.well-known/openid-configuration`

/** A configured provider, as better-auth takes it: discovery, PKCE, state and nonce, and an identity token that is always verified. */
export function oidcProvider(oidc: OidcConfig): GenericOAuthConfig {
  return {
    providerId: 'oidc',
    discoveryUrl: discoveryUrl(oidc.issuer),
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret ?? undefined,
    scopes: [...oidc.scopes],
    pkce: true,
    requireIdTokenVerification: true,
    disableProviderLogout: true,
    disableSignUp: !oidc.newPeople,
    disableImplicitSignUp: !oidc.newPeople,
    // The identity token has been verified, with its nonce, before this is asked.
    getUserInfo: async ({ idToken, accessToken }) => {
      if (!idToken) return null
      const token = claimsOf(idToken)
      const lacking = token.email === undefined || (needsGroups(oidc) && token[oidc.groupsClaim] === undefined)
      const more = lacking && accessToken ? await userInfo(oidc, accessToken) : {}
      // What is said of somebody else is no answer (OpenID Connect Core 1.0, section 5.3.2).
      if (more.sub !== undefined && more.sub !== token.sub) return null
      const claims = { ...more, ...token }
      if (typeof claims.sub !== 'string' || typeof claims.email !== 'string') return null
      const confirmed = oidc.trustEmail || claims.email_verified === true || claims.email_verified === 'true'
      return { ...claims, id: claims.sub, email: claims.email, emailVerified: confirmed, name: nameOf(claims) }
    }
  }
}

const needsGroups = (oidc: OidcConfig): boolean => oidc.administrators !== null || oidc.units !== null

/** What a token that has been verified says. */
const claimsOf = (token: string): Claims =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')))

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function nameOf(claims: Claims): string {
  const parts = [text(claims.given_name), text(claims.family_name)].filter(part => part !== '')
  return text(claims.name) || parts.join(' ') || text(claims.email)
}

/** What the provider says of whoever has this token. Throws when it does not answer. */
async function userInfo(oidc: OidcConfig, accessToken: string): Promise<Claims> {
  const found = discovery.parse(await read(discoveryUrl(oidc.issuer)))
  if (found.issuer.replace(/\/$/, '') !== oidc.issuer || !found.userinfo_endpoint) return {}
  const claims = await read(found.userinfo_endpoint, { authorization: `Bearer ${accessToken}` })
  return z.record(z.string(), z.unknown()).parse(claims)
}

async function read(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) })
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`)
  return answer.json()
}

/** The groups of somebody: a list, or one name, or names with commas between. */
export function groupsOf(claims: Claims, claim: string): string[] {
  const value = claims[claim]
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string')
  return typeof value === 'string' ? value.split(',').map(part => part.trim()) : []
}
