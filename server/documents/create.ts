import type * as Y from 'yjs'
import type { DefaultRole, Person } from '../../schemas/api/contract.ts'
import { createDokument } from '../../schemas/document/create.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'
import type { Access } from './access.ts'
import { normalDokument } from './normal.ts'
import { asPictureFiles, fromPictureFiles, picturesOf } from './pictures.ts'
import { storeDocument, titleOf } from './store.ts'
import { templateNamed, templateOf } from './template-of.ts'

interface Tools {
  storage: Storage
  templates: Templates
  now: () => number
}

type Reading = Tools & { sync: Pick<SyncServer, 'readDocument'> }

/** Until the owner says otherwise, a new document is for those who are named. */
const PRIVATE: DefaultRole = 'ingen'

/** A new document in a template. Throws `okand-mall`. */
export function createDocument(tools: Tools, owner: Person, name: string, title: string): Promise<string> {
  const template = templateNamed(tools.templates, name)
  const dokument = createDokument(template, title)
  return storeDocument(tools.storage, { dokument, template, pictures: [], owner, defaultRole: PRIVATE }, tools.now())
}

/** A document from a file, whole or not at all. Throws `okand-mall`, `ogiltig-fil`. */
export function importDocument(
  tools: Tools,
  owner: Person,
  file: Dokument,
  defaultRole: DefaultRole = PRIVATE
): Promise<string> {
  const template = templateNamed(tools.templates, file.template)
  const dokument = normalDokument(file, template)
  const pictures = fromPictureFiles(dokument.pictures)
  return storeDocument(tools.storage, { dokument, template, pictures, owner, defaultRole }, tools.now())
}

/**
 * A document under an id that was settled before. False: it has been made already. Throws `okand-mall`, `ogiltig-fil`, `for-stor`.
 */
export async function storeImported(tools: Tools, owner: Person, file: Dokument, id: string): Promise<boolean> {
  const there = (): Promise<unknown> =>
    tools.storage.db.selectFrom('document').select('id').where('id', '=', id).executeTakeFirst()
  if (await there()) return false
  const template = templateNamed(tools.templates, file.template)
  const dokument = normalDokument(file, template)
  const pictures = fromPictureFiles(dokument.pictures)
  try {
    await storeDocument(tools.storage, { dokument, template, pictures, owner, defaultRole: PRIVATE, id }, tools.now())
  } catch (error) {
    // Somebody else was a moment earlier.
    if (await there()) return false
    throw error
  }
  return true
}

/** The whole document with its pictures, as everything that was stored says it. */
export async function readWhole(tools: Reading, document: Access['document']): Promise<Dokument> {
  return (await readWholeWith(tools, document, () => null)).dokument
}

/** The same, with something else that is read from the very same state of the document. */
export async function readWholeWith<T>(
  tools: Reading,
  document: Access['document'],
  also: (doc: Y.Doc) => T
): Promise<{ dokument: Dokument; also: T }> {
  const doc = await tools.sync.readDocument(document.id)
  if (!doc) throw new StyrskriftError('finns-inte')
  const dokument = toDokument(doc, document.template)
  const read = also(doc)
  doc.destroy()
  return {
    dokument: { ...dokument, pictures: asPictureFiles(await picturesOf(tools.storage, document.id)) },
    also: read
  }
}

/** A copy of a document, text and pictures, with an id and an owner of its own. */
export async function copyDocument(tools: Reading, { document }: Access, owner: Person): Promise<string> {
  const whole = await readWhole(tools, document)
  const template = templateOf(document, tools.templates)
  const { metadata } = whole
  const title = [{ runs: [{ text: messages.documents.copyOf(titleOf(whole)) }] }]
  const dokument = { ...whole, metadata: { ...metadata, fields: { ...metadata.fields, titel: title } } }
  const pictures = fromPictureFiles(whole.pictures)
  return storeDocument(tools.storage, { dokument, template, pictures, owner, defaultRole: PRIVATE }, tools.now())
}
