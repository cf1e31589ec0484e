import type { IncomingMessage } from 'node:http'
import type { CloseReason } from '../../schemas/api/close-codes.ts'
import { SCHEMA_VERSION } from '../../schemas/api/contract.ts'
import { rightsKey } from '../../schemas/policy/rights.ts'
import type { Grant, SyncDeps } from './types.ts'

/** What an address asks for: `/sync/<document>@<epoch>?v=<schema version>&r=<rights>`. */
export interface Target {
  document: string
  epoch: number
  schemaVersion: number
  /** The rights that the client believes to have, as `rightsKey` says them; null when it does not say. */
  rights: string | null
}

const ROOM = /^([\w-]{1,64})@(\d{1,9})$/

/** Is it a sync address at all? */
export const isSyncPath = (url: string | undefined): boolean => url?.startsWith('/sync/') ?? false

/** The target of a sync address; null when the address names none. */
export function readTarget(url: string): Target | null {
  let address: URL
  let room: string
  try {
    address = new URL(url, 'http://localhost')
    room = decodeURIComponent(address.pathname.slice('/sync/'.length))
  } catch {
    return null
  }
  const match = ROOM.exec(room)
  if (!match) return null
  const [, document = '', epoch = ''] = match
  const { searchParams } = address
  const schemaVersion = Number(searchParams.get('v') ?? Number.NaN)
  return { document, epoch: Number(epoch), schemaVersion, rights: searchParams.get('r') }
}

/**
 * May this request have this document? Asks who it is first, so that nobody learns of documents and versions who is not signed in.
 * Nothing of the document is loaded.
 */
export async function admit(
  authorise: SyncDeps['authorise'],
  request: IncomingMessage,
  target: Target | null
): Promise<Grant | CloseReason> {
  if (!target) return 'finns-inte'
  const grant = await authorise(request, target.document)
  if (typeof grant === 'string') return grant
  if (target.schemaVersion !== SCHEMA_VERSION) return 'fel-schemaversion'
  if (grant.epoch !== target.epoch) return 'fel-epok'
  // Somebody who comes back after the role was changed: told before what they wrote under the old one is judged by the new one.
  return target.rights === null || target.rights === rightsKey(grant) ? grant : 'andrad-roll'
}

/** Asks again, for a connection that is open: null when everything is as it was, or why it is to be ended. */
export async function readmit(
  authorise: SyncDeps['authorise'],
  request: IncomingMessage,
  document: string,
  before: Grant
): Promise<CloseReason | null> {
  const grant = await authorise(request, document)
  if (typeof grant === 'string') return grant
  if (grant.epoch !== before.epoch) return 'fel-epok'
  if (grant.person.id !== before.person.id) return 'inte-inloggad'
  return rightsKey(grant) === rightsKey(before) ? null : 'andrad-roll'
}
