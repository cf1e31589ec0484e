import type { CompiledQuery } from 'kysely'
import * as Y from 'yjs'
import type { DefaultRole, Person } from '../../schemas/api/contract.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { fromDokument } from '../../schemas/document/interchange.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Template } from '../../schemas/template/template.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { SERVER } from '../storage/log.ts'
import type { Storage } from '../storage/storage.ts'
import { SYNC_LIMITS } from '../sync/limits.ts'
import type { PictureType } from './picture-type.ts'

/** A picture of a document: its bytes and what they are. `file` is their SHA-256. */
export interface StoredPicture extends PictureType {
  file: string
  data: Buffer
}

/** A document that is to be. */
export interface NewDocument {
  dokument: Dokument
  template: Template
  pictures: readonly StoredPicture[]
  /** Becomes its owner. */
  owner: Person
  defaultRole: DefaultRole
  /** The id that it is to have; without one it gets a new one. */
  id?: string
}

/** Half of what the sync lets a document grow to, so that there is room to write. About twenty thick books. */
const MOST_BYTES = SYNC_LIMITS.document / 2

/**
 * Makes a document and returns its id. Only here is a shared document built from plain data, and it is stored whole, with its pictures
 * and its owner, in one transaction: nobody ever sees a half. Throws `for-stor`.
 */
export async function storeDocument(storage: Storage, given: NewDocument, now: number): Promise<string> {
  const { dokument, template, owner } = given
  const { id = newRecordId() } = given
  const doc = fromDokument(dokument)
  const state = Y.encodeStateAsUpdate(doc)
  if (state.byteLength > MOST_BYTES) throw new StyrskriftError('for-stor', { limit: messages.documents.mostText })
  const { clientID } = doc
  doc.destroy()
  const { db } = storage
  const queries: CompiledQuery[] = [
    db
      .insertInto('document')
      .values({
        id,
        epoch: 1,
        template: template.name,
        template_json: JSON.stringify(template),
        title: titleOf(dokument),
        diarienummer: diarienummerOf(dokument, template),
        state: 'arbetsmaterial',
        default_role: given.defaultRole,
        created_at: now,
        created_by: owner.id,
        changed_at: now,
        changed_by: owner.id,
        last_sequence: 1
      })
      .compile(),
    db.insertInto('document_member').values({ document: id, person: owner.id, role: 'agare' }).compile(),
    db
      .insertInto('document_update')
      .values({ document: id, sequence: 1, data: state, person: owner.id, stored_at: now })
      .compile(),
    db.insertInto('document_client').values({ document: id, client: clientID, person: SERVER }).compile(),
    ...given.pictures.map(picture =>
      db
        .insertInto('picture')
        .values({ document: id, ...picture, created_at: now })
        .compile()
    )
  ]
  await storage.batch(queries)
  return id
}

/** The title as the list shows it. */
export const titleOf = (dokument: Dokument): string => fieldText(dokument.metadata.fields.titel ?? []).trim()

/** The diarienummer as the list shows it; empty when the template has none. */
export function diarienummerOf(dokument: Dokument, template: Template): string {
  const item = template.metadata.find(i => i.kind === 'diarienummer')
  return item ? fieldText(dokument.metadata.fields[item.key] ?? []).trim() : ''
}
