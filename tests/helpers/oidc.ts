import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody whom the provider knows, by the name that is typed there. */
export interface Known {
  email: string
  email_verified: boolean
  name: string
  groups?: string[]
}

/** A real provider of identities on loopback, in which any password is right. */
export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  known: Record<string, Known>
  stop(): Promise<void>
}

/** Starts it on a port, for one application at an address. */
export async function startProvider(port: number, application: string): Promise<TestProvider> {
  const issuer = `http://localhost:${port}`
  const [clientId, clientSecret] = ['styrskrift', 'hemligheten-mellan-de-tva-som-ingen-annan-vet']
  const known: Record<string, Known> = {}
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${application}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code']
      }
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['bara-for-prov'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...known[id] }) }),
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 }
  })
  const server: Server = provider.listen(port, '127.0.0.1')
  await once(server, 'listening')
  if ((server.address() as AddressInfo).port !== port) throw new Error('another port')
  return {
    issuer,
    clientId,
    clientSecret,
    known,
    stop: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(() => done()))
    }
  }
}
