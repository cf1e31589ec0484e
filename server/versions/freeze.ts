import { createHash } from 'node:crypto'
import type { DocumentState } from '../../schemas/api/contract.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { MOST_VERSION_NAME, type VersionInfo, type VersionKind } from '../../schemas/versions/version.ts'
import { dayOf, namesToLeaveOut } from '../documents/export.ts'
import { asPictureFiles, picturesOf } from '../documents/pictures.ts'
import { templateOf } from '../documents/template-of.ts'
import type { App } from '../http/app.ts'
import { UpdateLog } from '../storage/log.ts'
import { buildDoc } from '../storage/state.ts'
import type { Storage } from '../storage/storage.ts'
import { exportWord } from '../word/export.ts'
import { dokumentHash, type WordOptions } from '../word/input.ts'
import { wordBase } from '../word/reference/usable.ts'
import { versionInfoOf, versionOfRequest } from './versions.ts'

/** What freezing needs of the server. */
export type Freezing = Pick<App, 'storage' | 'templates' | 'register' | 'audit' | 'now'>

export interface NewVersion {
  document: string
  person: string
  kind: VersionKind
  name: string
  /** A repeated request with the same key makes nothing twice. */
  key?: string
  /** What its Word file says otherwise than the document does just now. */
  shown?: Pick<WordOptions, 'status' | 'contents'> | { state: DocumentState }
  /** Where the request came from, for the audit log. */
  address?: string | null
}

/**
 * Freezes a document as it is stored now: its text, Yjs state and hash hold exactly the same update as the last one, also while others
 * write. Its Word file is made with it. Nothing of a version ever changes. Throws `finns-inte`, `ogiltig-mall`.
 */
export async function freeze(app: Freezing, given: NewVersion): Promise<VersionInfo> {
  const { document, person, kind } = given
  const { storage } = app
  const key = given.key ?? newRecordId()
  const again = await versionOfRequest(storage.db, document, person, key)
  if (again) return again
  const id = newRecordId()
  const still = await stillOf(app, document)
  const word = await exportWord({
    dokument: still.dokument,
    template: still.template,
    kommun: still.kommun,
    ...wordBase(app.templates, still.dokument.template),
    people: await namesToLeaveOut(storage, kind),
    options: {
      state: still.state,
      variant: kind,
      date: dayOf(app.now()),
      documentId: document,
      versionId: id,
      ...given.shown
    }
  })
  const row = {
    id,
    document,
    kind,
    name: given.name.trim().slice(0, MOST_VERSION_NAME),
    state: still.state,
    sequence: still.sequence,
    hash: dokumentHash(still.dokument),
    word_hash: createHash('sha256').update(word).digest('hex'),
    word_bytes: word.byteLength,
    created_by: person,
    created_at: app.now(),
    request_key: key,
    printed: JSON.stringify(still.printed),
    template: JSON.stringify(still.template),
    kommun: JSON.stringify(still.kommun),
    dokument: JSON.stringify(still.dokument),
    yjs: still.yjs,
    word
  }
  const made = await storage.db.transaction().execute(async db => {
    // Two who freeze at the same time get numbers one after the other.
    const locked = db.selectFrom('document').select('id').where('id', '=', document)
    await (storage.kind === 'postgres' ? locked.forUpdate() : locked).execute()
    const same = await versionOfRequest(db, document, person, key)
    if (same) return same
    const last = await db
      .selectFrom('version')
      .select(eb => eb.fn.max('number').as('number'))
      .where('document', '=', document)
      .executeTakeFirst()
    await db
      .insertInto('version')
      .values({ ...row, number: Number(last?.number ?? 0) + 1 })
      .execute()
    return versionInfoOf({ db }, document, id)
  })
  if (made.id === id) {
    const details = {
      version: id,
      number: made.number,
      kind,
      sequence: row.sequence,
      hash: row.hash,
      word: row.word_hash
    }
    await app.audit.record({ event: 'version.frozen', person, document, address: given.address ?? null, details })
  }
  return made
}

/** A document at one moment. */
interface Still {
  dokument: Dokument
  template: ReturnType<typeof templateOf>
  kommun: App['register']['kommun']
  state: DocumentState
  sequence: number
  yjs: Uint8Array
  printed: Record<string, string>
}

/** Read from the log itself, which numbers every update: what somebody types meanwhile comes after it. */
async function stillOf(app: Freezing, id: string): Promise<Still> {
  const { storage } = app
  const document = await storage.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst()
  const log = new UpdateLog(storage, app.now)
  try {
    const stored = document && (await log.load(id))
    if (!document || !stored) throw new StyrskriftError('finns-inte')
    const yjs = await log.stateOf(stored)
    const template = templateOf(document, app.templates)
    const doc = buildDoc({ snapshot: yjs, updates: [] })
    const read = toDokument(doc, document.template)
    doc.destroy()
    const dokument = await whatIsShown(storage, id, read)
    return {
      dokument,
      template,
      kommun: app.register.kommun,
      state: document.state as DocumentState,
      sequence: stored.sequence,
      yjs,
      printed: Object.fromEntries(numbering(dokument.sections, template))
    }
  } finally {
    await log.close()
  }
}

/** Without the trash, which nobody is sent, and with the picture files that the text has. */
async function whatIsShown(storage: Storage, id: string, read: Dokument): Promise<Dokument> {
  const wanted = new Set([...recordsOf(read)].map(({ post }) => post.data.file))
  const pictures = (await picturesOf(storage, id)).filter(picture => wanted.has(picture.file))
  return { ...read, trash: [], pictures: asPictureFiles(pictures) }
}
