import type { Anchor } from '../../schemas/comments/anchor.ts'
import { footnoteKeys } from '../../schemas/document/create.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { DocumentStanding } from '../../schemas/gate/standing.ts'
import { Delegation } from '../../schemas/policy/delegation.ts'
import { mayWriteEverything } from '../../schemas/policy/touches.ts'
import type { Access } from '../documents/access.ts'
import { templateOf } from '../documents/template-of.ts'
import type { App } from '../http/app.ts'
import { threadIn } from './rows.ts'

/**
 * A proposal is accepted by somebody who may write where it stands: the text changes as an edit of that person, which the gate judges, and a
 * proposal that is marked as accepted without the edit would be a lie. Throws `inte-behorig`.
 */
export async function demandWithin(app: App, access: Access, thread: string): Promise<void> {
  if (mayWriteEverything(access.role)) return
  const { anchor } = await threadIn(app.storage.db, access.document.id, thread)
  const { kind, ...about } = JSON.parse(anchor) as Anchor
  await demandRecordWithin(app, access, kind === 'text' && 'parts' in about ? about.parts[0]?.record : undefined)
}

/** The same for a record; without one only those may who write everything. Throws `inte-behorig`, `finns-inte`. */
export async function demandRecordWithin(app: App, access: Access, record: string | undefined): Promise<void> {
  if (mayWriteEverything(access.role)) return
  const doc = await app.sync.readDocument(access.document.id)
  if (!doc) throw new StyrskriftError('finns-inte')
  try {
    const keys = footnoteKeys(templateOf(access.document, app.templates))
    const standing = new DocumentStanding(doc, { footnoteKeys: keys, isOwnClient: () => false })
    if (!record || new Delegation(access, standing).belonging(record) === null)
      throw new StyrskriftError('inte-behorig')
  } finally {
    doc.destroy()
  }
}
