import type { Anchor } from '../../schemas/comments/anchor.ts'
import { type AnchorFault, checkAnchor } from '../../schemas/comments/check.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'

/** The letters that somebody marked may be on their way here from another process: so often, and so long apart, they are looked for. */
const TRIES = 10
const PAUSE = 100

/**
 * Checks an anchor against the document as it is stored, and gives the number of the last update that it holds. Throws `ogiltigt-ankare`
 * for one that no honest browser makes, and `text-andrad` when somebody else changed the text or the record meanwhile.
 */
export async function demandAnchor(
  app: Pick<App, 'sync' | 'storage'>,
  document: string,
  anchor: Anchor
): Promise<number> {
  const { last_sequence } = await app.storage.db
    .selectFrom('document')
    .select('last_sequence')
    .where('id', '=', document)
    .executeTakeFirstOrThrow()
  let fault: AnchorFault | null = null
  for (let i = 0; i < TRIES; i++) {
    fault = await faultOf(app, document, anchor)
    if (fault !== 'unknown') break
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
  if (fault === 'quote' || fault === 'record' || fault === 'unknown') throw new StyrskriftError('text-andrad')
  if (fault) throw new StyrskriftError('ogiltigt-ankare')
  return last_sequence
}

async function faultOf(app: Pick<App, 'sync'>, document: string, anchor: Anchor): Promise<AnchorFault | null> {
  if (anchor.kind === 'document') return null
  const doc = await app.sync.readDocument(document)
  if (!doc) throw new StyrskriftError('finns-inte')
  try {
    return checkAnchor(doc, anchor)
  } finally {
    doc.destroy()
  }
}
