import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { NAMED_NETWORKS } from '../config/proxies.ts'

/**
 * The network address of whoever asks, for a request that Fastify does not see. As there, `X-Forwarded-For` is read from its end, and
 * believed as long as the address before it is that of a proxy which is trusted: addresses or networks (`10.0.0.0/8`).
 */
export function clientAddress(trustProxy: readonly string[]): (request: IncomingMessage) => string {
  const trusted = new BlockList()
  for (const entry of trustProxy.flatMap(name => NAMED_NETWORKS[name] ?? [name])) {
    const [address = '', length] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (length === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(length), family)
  }
  const trusts = (address: string): boolean =>
    isIP(address) > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return request => {
    let address = plain(request.socket.remoteAddress ?? '')
    const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    for (const before of forwarded.split(',').reverse()) {
      if (before.trim() === '' || !trusts(address)) break
      address = plain(before.trim())
    }
    return address
  }
}

/** An IPv4 address that arrived over IPv6 is the same address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
