import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from './address.ts'

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

test.each([
  [[], '10.0.0.1', '1.2.3.4', '10.0.0.1'],
  [['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  [['10.0.0.1'], '10.0.0.1', '1.2.3.4', '1.2.3.4'],
  [['10.0.0.1'], '::ffff:10.0.0.1', '1.2.3.4', '1.2.3.4'],
  [['10.0.0.0/8'], '10.9.9.9', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  [['10.0.0.0/8'], '10.9.9.9', '6.6.6.6, 1.2.3.4, 10.1.1.1', '1.2.3.4'],
  [['10.0.0.0/8'], '11.0.0.1', '1.2.3.4', '11.0.0.1'],
  [['::1', 'fd00::/8'], '::1', '2001:db8::1, fd00::7', '2001:db8::1'],
  [['loopback'], '127.0.0.1', '1.2.3.4', '1.2.3.4'],
  [['loopback'], '10.0.0.1', '1.2.3.4', '10.0.0.1']
])('trusting %j, from %s with %s: %s', (trust, from, forwarded, expected) => {
  expect(clientAddress(trust)(request(from, forwarded))).toBe(expected)
})
