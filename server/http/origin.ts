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

/**
 * The address of the product for links that leave it: the public one that was asked, else the first; without any, this computer by the
 * name that was asked. A name that somebody made up never gets into a link.
 */
export function ownAddress(
  host: string | undefined,
  { publicUrls, port }: { publicUrls: readonly string[]; port: number }
): string {
  const [first] = publicUrls
  if (first) return publicUrls.find(url => new URL(url).host === host) ?? first
  return host !== undefined && LOOPBACK.test(host) ? `http://${host}` : `http://localhost:${port}`
}
