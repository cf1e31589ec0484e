import type * as Y from 'yjs'
import { toDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Numbered } from '../../schemas/remiss/changes.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Access } from '../documents/access.ts'
import { templateOf } from '../documents/template-of.ts'
import type { App } from '../http/app.ts'
import type { Storage } from '../storage/storage.ts'
import { readVersion, type Version } from '../versions/versions.ts'
import { type RemissRow, versionIdOf } from './rows.ts'

/** A document at a time, with what one has to know to write it out. */
export interface Edition extends Numbered {
  template: Template
  kommun: Kommun
}

/** As many versions as are worth holding: one for each remiss that is handled at the same time. */
const MOST = 8
const held = new WeakMap<Storage, Map<string, Promise<Version>>>()

/** The frozen version of a remiss. It never changes, so the latest that were asked for are kept. */
export async function frozenOf(storage: Storage, document: string, remiss: RemissRow): Promise<Version> {
  const id = versionIdOf(remiss)
  const known = held.get(storage) ?? new Map<string, Promise<Version>>()
  held.set(storage, known)
  const found = known.get(id) ?? readVersion(storage, document, id)
  known.delete(id)
  known.set(id, found)
  for (const old of [...known.keys()].slice(0, -MOST)) known.delete(old)
  try {
    return await found
  } catch (error) {
    known.delete(id)
    throw error
  }
}

/** The document as it is stored now, and its Yjs state; `work` has them until it is done. Throws `finns-inte`. */
export async function withPresent<T>(
  app: Pick<App, 'sync' | 'templates' | 'register'>,
  { document }: Access,
  work: (present: Edition, doc: Y.Doc) => T
): Promise<T> {
  const doc = await app.sync.readDocument(document.id)
  if (!doc) throw new StyrskriftError('finns-inte')
  try {
    const template = templateOf(document, app.templates)
    const dokument = toDokument(doc, document.template)
    const printed = numbering(dokument.sections, template)
    return work({ dokument, printed, template, kommun: app.register.kommun }, doc)
  } finally {
    doc.destroy()
  }
}
