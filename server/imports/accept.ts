import type { Person } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { MOST_THREADS } from '../comments/write.ts'
import { storeImported } from '../documents/create.ts'
import type { App } from '../http/app.ts'
import { readUpload } from './reading.ts'
import { bringThreads } from './threads.ts'
import { finishUpload, settleDocument, type Upload } from './uploads.ts'

/** A document that was made of a draft. */
export interface Accepted {
  id: string
  title: string
  template: string
  threads: number
  /** The document was made now; false: by an earlier request that asked the same. */
  made: boolean
}

/**
 * Makes the document of a draft as the person has looked at it: text, pictures, comments and proposals. The person becomes its owner. The
 * same again makes nothing twice, also where an earlier attempt was cut off half-way. Throws as `readUpload`, `andrad-under-tiden`.
 */
export async function acceptUpload(app: App, upload: Upload, revision: number, owner: Person): Promise<Accepted> {
  if (upload.accepted && upload.document !== null) return again(app, upload.document)
  if (upload.document === null && upload.revision !== revision)
    throw new StyrskriftError('andrad-under-tiden', { name: upload.row.name })
  const { dokument, report } = await readUpload(app, upload)
  // Before anything is made: they would not all fit.
  if (report.threads.length > MOST_THREADS) throw new StyrskriftError('for-manga-kommentarer')
  const id = await settleDocument(app.storage, upload)
  const made = await storeImported(app, owner, dokument, id)
  await bringThreads(app, { document: id, person: owner.id }, report.threads)
  await finishUpload(app.storage, upload, app.now())
  return { id, title: report.title, template: dokument.template, threads: report.threads.length, made }
}

/** The document that was made before. Throws `finns-inte` when it is there no more. */
async function again({ storage }: App, id: string): Promise<Accepted> {
  const document = await storage.db
    .selectFrom('document')
    .select(['title', 'template'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!document) throw new StyrskriftError('finns-inte')
  const { count } = await storage.db
    .selectFrom('thread')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('document', '=', id)
    .where('source', 'is not', null)
    .executeTakeFirstOrThrow()
  return { id, ...document, threads: Number(count), made: false }
}
