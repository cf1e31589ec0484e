import type { FastifyReply } from 'fastify'

/**
 * The cookies of whoever answers without an account. They go to the routes of the answer and nowhere else, never with a request of another site, and no script
 * reads them. Each recipient has one of its own: a browser in which two bodies answer keeps them apart.
 */
const PATH = '/api/svar'
const prefix = (secure: boolean): string => (secure ? '__Secure-' : '')

/** Carries the token from the address to the page, so that the address with the token is in no history. */
export const linkCookie = (secure: boolean): string => `${prefix(secure)}styrskrift-lank`

export const answerCookie = (secure: boolean, recipient: string): string =>
  `${prefix(secure)}styrskrift-svar-${recipient}`

/** Is this the name of a cookie that lets somebody answer? */
export const isAnswerCookie = (name: string): boolean => /^(__Secure-)?styrskrift-(svar-|lank$)/.test(name)

const options = (secure: boolean, seconds: number) =>
  ({ httpOnly: true, sameSite: 'strict', secure, path: PATH, maxAge: seconds }) as const

const MINUTES = 60
const DAY = 24 * 60 * MINUTES
/** Longer than any link lasts; the link decides. */
const LONGEST = 400 * DAY

export const giveLink = (reply: FastifyReply, secure: boolean, token: string): FastifyReply =>
  reply.setCookie(linkCookie(secure), token, options(secure, 10 * MINUTES))

export const takeLink = (reply: FastifyReply, secure: boolean): FastifyReply =>
  reply.clearCookie(linkCookie(secure), options(secure, 0))

export const giveAnswer = (reply: FastifyReply, secure: boolean, recipient: string, secret: string): FastifyReply =>
  reply.setCookie(answerCookie(secure, recipient), secret, options(secure, LONGEST))

export const takeAnswer = (reply: FastifyReply, secure: boolean, recipient: string): FastifyReply =>
  reply.clearCookie(answerCookie(secure, recipient), options(secure, 0))
