import { isIP } from 'node:net'

/** The names that Fastify knows too. */
export const NAMED_NETWORKS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
}

/** Is it an address, a network, or one of the names? */
export function isProxy(entry: string): boolean {
  const [address = '', length, more] = entry.split('/')
  if (entry in NAMED_NETWORKS) return true
  if (isIP(address) === 0 || more !== undefined) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (isIP(address) === 6 ? 128 : 32))
}
