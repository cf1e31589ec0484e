import { createHash } from 'node:crypto'
import { PDF, WORD } from '../../schemas/api/media-types.ts'
import type { AnswerFile, TakenIn } from '../../schemas/api/svar.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { AnswerPart, FileKind } from '../../schemas/remiss/answer.ts'
import { fileName } from '../documents/export.ts'
import { readInThread } from '../reading/thread.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { draftFiles } from './drafts.ts'
import { answerFileType } from './file-type.ts'
import { partsFromCopy } from './from-copy.ts'
import type { Frozen } from './frozen.ts'
import { change, demandWriting, insertPart } from './parts.ts'
import type { Reviewer } from './reviewer.ts'

/** As many files one answer may have. */
const MOST_FILES = 20

interface Tools {
  storage: Storage
  now: () => number
}

export interface GivenFile {
  kind: FileKind
  name: string
  data: Buffer
}

/**
 * Puts a file into the answer that is being written, as it came. A file is read within limits: of an yttrande its words, unless one has been written here, of
 * an edited copy of the version its comments and changes, as drafts to look over.
 * @throws StyrskriftError as `demandWriting`; `ogiltig-svarsfil`, those of `readDocx` and `readPdfText`, `inte-remissversionen`, `annans-kopia`, `filen-finns-redan`, `for-manga-delar`
 */
export async function addFile(
  { storage, now }: Tools,
  reviewer: Reviewer,
  frozen: Frozen,
  { kind, name, data }: GivenFile
): Promise<TakenIn> {
  demandWriting(reviewer)
  const type = answerFileType(data)
  const sha256 = createHash('sha256').update(data).digest('hex')
  const read = await readFile(type, kind, data, sha256, reviewer, frozen)
  const at = now()
  return change(storage, reviewer, at, async db => {
    const recipient = reviewer.recipient.id
    const others = await draftFiles(db, recipient)
    if (others.some(other => other.sha256 === sha256 && other.kind === kind))
      throw new StyrskriftError('filen-finns-redan')
    if (others.length >= MOST_FILES) throw new StyrskriftError('for-manga-delar')
    const id = newRecordId()
    const extension = type === PDF ? '.pdf' : '.docx'
    const row = {
      id,
      recipient,
      kind,
      name: `${fileName(name.replace(/\.(pdf|docx)$/i, ''))}${extension}`,
      type,
      data,
      sha256,
      created_by: reviewer.participant.id,
      created_at: at
    }
    await db.insertInto('answer_file').values(row).execute()
    const parts = (await hasYttrande(db, recipient)) ? read.parts.filter(part => part.kind !== 'yttrande') : read.parts
    for (const [i, part] of parts.entries()) await insertPart(db, reviewer, at, { key: `${id}-${i}`, part, origin: id })
    const file = (await draftFiles(db, recipient)).find(each => each.id === id) as AnswerFile
    const written = parts.find(part => part.kind === 'yttrande')
    return {
      file,
      comments: read.comments,
      changes: read.changes,
      unplaced: read.unplaced,
      paragraphs: written?.kind === 'yttrande' ? written.stycken.length : 0,
      silentPages: read.silentPages
    }
  })
}

interface Read {
  parts: AnswerPart[]
  comments: number
  changes: number
  unplaced: number
  /** Pages of a PDF without words. */
  silentPages: number[]
}

const NOTHING: Read = { parts: [], comments: 0, changes: 0, unplaced: 0, silentPages: [] }

async function readFile(
  type: string,
  kind: FileKind,
  data: Buffer,
  sha256: string,
  { recipient, version }: Reviewer,
  frozen: Frozen
): Promise<Read> {
  if (kind !== 'word-svar') {
    // What is an enclosure is read too: a file that would be refused elsewhere is refused here.
    const text = await readInThread(type === WORD ? 'text' : 'pdf', data, null)
    const silentPages = 'silent' in text ? text.silent : []
    if (kind !== 'yttrande' || text.stycken.length === 0) return { ...NOTHING, silentPages }
    const { stycken, beyond } = text
    // What is not all of the file does not stand for it.
    const readFrom = beyond > 0 || silentPages.length > 0 ? [] : [sha256]
    return { ...NOTHING, silentPages, parts: [{ kind: 'yttrande', stycken, readFrom }] }
  }
  if (type !== WORD) throw new StyrskriftError('inte-remissversionen')
  const { dokument, template, kommun } = frozen.version
  const about = await readInThread('about', data, null)
  if (about.version !== version) throw new StyrskriftError('inte-remissversionen')
  if (about.recipient !== null && about.recipient !== recipient.id) throw new StyrskriftError('annans-kopia')
  const copy = await readInThread('returned', data, { dokument, template, kommun, threads: [] })
  return {
    parts: partsFromCopy(copy, frozen),
    comments: copy.comments.length,
    changes: copy.changes.length,
    unplaced: copy.unplaced.length,
    silentPages: []
  }
}

async function hasYttrande(db: Db, recipient: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer_part')
    .select('id')
    .where('recipient', '=', recipient)
    .where('slot', '=', 'yttrande')
    .where('submission', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a file out of the answer, with what was read from it and nobody has changed. Everything is kept. Throws `finns-inte`. */
export async function removeFile({ storage, now }: Tools, reviewer: Reviewer, id: string): Promise<void> {
  demandWriting(reviewer)
  await change(storage, reviewer, now(), async db => {
    const { numUpdatedRows } = await db
      .updateTable('answer_file')
      .set({ removed_at: now() })
      .where('id', '=', id)
      .where('recipient', '=', reviewer.recipient.id)
      .where('submission', 'is', null)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw new StyrskriftError('finns-inte')
    await db
      .updateTable('answer_part')
      .set({ removed_at: now() })
      .where('recipient', '=', reviewer.recipient.id)
      .where('origin', '=', id)
      .where('submission', 'is', null)
      .where('removed_at', 'is', null)
      .whereRef('changed_at', '=', 'created_at')
      .execute()
  })
}

/** A file of the answer that is being written. Throws `finns-inte`. */
export async function draftFileOf(
  { db }: Pick<Storage, 'db'>,
  recipient: string,
  id: string
): Promise<{ name: string; type: string; data: Buffer }> {
  const row = await db
    .selectFrom('answer_file')
    .select(['name', 'type', 'data'])
    .where('id', '=', id)
    .where('recipient', '=', recipient)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}
