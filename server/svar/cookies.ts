import type { FastifyReply } from 'fastify'

/**
 * The cookies of whoever answers without an account. They go to the routes of the answer and nowhere else, never with a request of another site, and no script
 * reads them. Each recipient has one of its own: a browser in which two bodies answer keeps them apart.
 */
const PATH = '/api/svar'
const prefix = (secure: boolean): string => (secure ? '__Secure-' : '')

export const answerCookie = (secure: boolean, recipient: string): string =>
  `${prefix(secure)}styrskrift-svar-${recipient}`

/** Is this the name of a cookie that lets somebody answer? */
export const isAnswerCookie = (name: string): boolean => /^(__Secure-)?styrskrift-svar-/.test(name)

const options = (secure: boolean, seconds: number) =>
  ({ httpOnly: true, sameSite: 'strict', secure, path: PATH, maxAge: seconds }) as const

const DAY = 24 * 60 * 60
/** Longer than any link lasts; the link decides. */
const LONGEST = 400 * DAY

export const giveAnswer = (reply: FastifyReply, secure: boolean, recipient: string, secret: string): FastifyReply =>
  reply.setCookie(answerCookie(secure, recipient), secret, options(secure, LONGEST))

export const takeAnswer = (reply: FastifyReply, secure: boolean, recipient: string): FastifyReply =>
  reply.clearCookie(answerCookie(secure, recipient), options(secure, 0))
