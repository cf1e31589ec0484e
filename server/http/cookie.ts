import { fastifyCookie } from '@fastify/cookie'

/** The session cookie. Over HTTPS its name binds it to this host alone. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-styrskrift' : 'styrskrift')

export const cookieOptions = (secure: boolean, maxAge: number) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: Math.floor(maxAge / 1000) }) as const

/** The token in a `Cookie` header, for the upgrade of a sync connection, which Fastify does not see. */
export const sessionToken = (header: string | undefined, secure: boolean): string | undefined =>
  header === undefined ? undefined : fastifyCookie.parse(header)[cookieName(secure)]
