const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Does a request come from the product's own pages? With public addresses the origin is one of them. Without, it is the
 * very host that was asked, by a name of this computer: a foreign name that points here (DNS rebinding) is not, nor is another port.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrls: readonly string[]
): boolean {
  if (origin === undefined) return false
  if (publicUrls.length > 0) return publicUrls.includes(origin)
  return host !== undefined && LOOPBACK.test(host) && origin === `http://${host}`
}
