import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin.ts'

const PUBLIC = ['https://styr.exempel.se']

test.each([
  [undefined, 'localhost:3000', [], false],
  ['http://localhost:3000', 'localhost:3000', [], true],
  ['http://127.0.0.1:80', '127.0.0.1:80', [], true],
  ['http://[::1]:3000', '[::1]:3000', [], true],
  // Another port on this computer is another program.
  ['http://localhost:4000', 'localhost:3000', [], false],
  // A foreign name that points here.
  ['http://ond.exempel:3000', 'ond.exempel:3000', [], false],
  ['http://localhost.ond.exempel', 'localhost.ond.exempel', [], false],
  ['https://localhost:3000', 'localhost:3000', [], false],
  ['null', 'localhost:3000', [], false],
  ['http://localhost:3000', undefined, [], false],
  ['https://styr.exempel.se', 'intern:8080', PUBLIC, true],
  ['http://styr.exempel.se', 'styr.exempel.se', PUBLIC, false],
  ['https://styr.exempel.se.ond.exempel', 'styr.exempel.se', PUBLIC, false],
  ['http://localhost:3000', 'localhost:3000', PUBLIC, false]
])('origin %s at host %s with %j is ours: %s', (origin, host, publicUrls, ours) => {
  expect(isOwnOrigin(origin, host, publicUrls)).toBe(ours)
})
