import { fastifyCookie } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'

/** The session cookie. Over HTTPS its name binds it to this host alone. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-styrskrift' : 'styrskrift')

export const cookieOptions = (secure: boolean, maxAge: number) =>
  ({ httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: Math.floor(maxAge / 1000) }) as const

/** Gives the browser its session: a new one at every sign-in, whatever it had before. */
export const giveSession = (reply: FastifyReply, secure: boolean, value: string, maxAge: number): FastifyReply =>
  reply.setCookie(cookieName(secure), value, cookieOptions(secure, maxAge))

/** Takes it away. */
export const takeSession = (reply: FastifyReply, secure: boolean): FastifyReply =>
  reply.clearCookie(cookieName(secure), { path: '/', secure, httpOnly: true, sameSite: 'lax' })

/** The session in a `Cookie` header, for the upgrade of a sync connection, which Fastify does not see. */
export const sessionToken = (header: string | undefined, secure: boolean): string | undefined =>
  header === undefined ? undefined : fastifyCookie.parse(header)[cookieName(secure)]
