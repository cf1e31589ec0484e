import { expect, test } from 'vitest'
import { isProxy } from './proxies.ts'

test('what a proxy may be called', () => {
  for (const right of ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', 'loopback'])
    expect(isProxy(right), right).toBe(true)
  for (const wrong of ['nginx', '10.0.0', '10.0.0.0/33', '10.0.0.0/', 'fd00::/129', '1.2.3.4/8/8', '', '*'])
    expect(isProxy(wrong), wrong).toBe(false)
})
