import type { FastifyInstance } from 'fastify'
import { isSecure } from '../config/config.ts'
import type { App } from './app.ts'

/**
 * Scripts, styles, fonts and connections of the product itself and nothing else; no style in HTML either: what an element looks like of its
 * own (people's colours, the widths of columns) is set by script. Pictures that have just been chosen are shown from memory (`blob:`).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join('; ')

/** What the product never asks a browser for. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking'
]
  .map(name => `${name}=()`)
  .join(', ')

/** Headers of every answer. What an API route says about its own answer (a picture, a file) is left as it is. */
export function addSecurityHeaders(server: FastifyInstance, app: App): void {
  const secure = isSecure(app.config)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'permissions-policy': PERMISSIONS_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin'
    })
    // The address may hold the token of a link: it is told to nobody, and kept nowhere.
    if (isAnswerPage(request.url)) reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
    if (secure) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}

/** A page of whoever answers a remiss by a link, or one of its routes. */
export const isAnswerPage = (url: string): boolean => /^\/(api\/)?svar(\/|\?|$)/.test(url)
