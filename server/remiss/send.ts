import { WORD } from '../../schemas/api/media-types.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import type { RemissKind } from '../../schemas/remiss/remiss.ts'
import type { Access } from '../documents/access.ts'
import { fileName } from '../documents/export.ts'
import type { Attachment } from '../mail/outbox.ts'
import { freeze } from '../versions/freeze.ts'
import { wordFileOf } from '../versions/versions.ts'
import { forRecipient } from '../word/for-recipient.ts'
import { type About, aboutOf, addressesOf, answersBy, type Sending, writeLetter } from './letters.ts'
import { fillMissiv } from './missiv.ts'
import { lockedRemiss, type RecipientEntry, type RemissEntry, recipientsOf, remissIn, touchRemiss } from './rows.ts'
import { demandWay, recordChange } from './state.ts'

/** A larger file is not attached: many mail servers refuse it, and the page has it. */
const MOST_ATTACHED = 8 * 1024 * 1024

/**
 * Sends a remiss: freezes the document and its missiv, gives the document its state, and writes to every recipient, with a link of its own and the files made for
 * it. Either all of it is stored or nothing, save the frozen versions, which nobody is sent then. Throws `remiss-skickad`, `inga-mottagare`,
 * `mottagare-utan-epost`, `ingen-sista-dag`, `andrad-under-tiden`, and as `demandWay`.
 */
export async function sendRemiss(
  tools: Sending,
  access: Access,
  given: { remiss: string; revision: number; person: string; from: string | null }
): Promise<void> {
  const { db, kind } = tools.storage
  const { document } = access
  const remiss = await remissIn(db, document.id, given.remiss)
  const recipients = await recipientsOf(db, remiss.id)
  demandReady(tools, remiss, recipients, given.revision)
  const way = await demandWay(tools, access, remiss.kind as RemissKind)
  if (way.freezes !== 'remissversion' && way.freezes !== 'arbetsmaterial') throw new Error(`${way.to} freezes nothing`)
  const { person } = given
  const name = messages.remiss.versionNames[way.freezes](remiss.number)
  const version = await freeze(tools, {
    document: document.id,
    person,
    kind: way.freezes,
    name,
    // The document comes into its state when all is sent, and who reads the file reads it in that state.
    shown: { state: way.to },
    address: given.from
  })
  const missiv = await fillMissiv(tools, remiss, person, version.number)
  const missivVersion = await freeze(tools, {
    document: missiv.document,
    person,
    kind: 'beslutsversion',
    name: messages.remiss.versionNames.missiv,
    // A letter of one page needs no contents, and is in no state of its own.
    shown: { status: '', contents: false },
    address: given.from
  })
  const files = await filesOf(tools, remiss, {
    version: version.id,
    missiv: missiv.document,
    missivVersion: missivVersion.id
  })
  await tools.storage.db.transaction().execute(async db => {
    const now = tools.now()
    const locked = await lockedRemiss(db, kind, document.id, remiss.id)
    if (locked.state !== 'utkast') throw new StyrskriftError('remiss-skickad')
    // The list and the questions are those that were looked at before the button was pressed.
    if (locked.revision !== given.revision) throw new StyrskriftError('andrad-under-tiden')
    await recordChange(db, { document: document.id, from: way.from, to: way.to, version: version.id, person }, now)
    await db
      .updateTable('remiss')
      .set(eb => ({
        state: 'skickad',
        version: version.id,
        missiv: JSON.stringify({ ...missiv, version: missivVersion.id }),
        sent_by: person,
        sent_at: now,
        revision: eb('revision', '+', 1)
      }))
      .where('id', '=', remiss.id)
      .execute()
    const about: About = await aboutOf(db, locked)
    for (const recipient of recipients) {
      await writeLetter(tools, db, about, recipient, {
        kind: 'utskick',
        turn: version.id,
        by: person,
        files: files(recipient)
      })
      await db.updateTable('recipient').set({ sent_at: now }).where('id', '=', recipient.id).execute()
    }
  })
  tools.mail.wake()
  await tools.audit.record({
    event: 'remiss.sent',
    person,
    document: document.id,
    details: { remiss: remiss.id, version: version.id, hash: version.hash, recipients: recipients.length },
    address: given.from
  })
  await tools.sync.kick(document.id, null)
}

function demandReady(
  tools: Sending,
  remiss: RemissEntry,
  recipients: readonly RecipientEntry[],
  revision: number
): void {
  if (remiss.state !== 'utkast') throw new StyrskriftError('remiss-skickad')
  if (remiss.revision !== revision) throw new StyrskriftError('andrad-under-tiden')
  if (recipients.length === 0) throw new StyrskriftError('inga-mottagare')
  const without = recipients.filter(each => addressesOf(each).length === 0)
  if (without.length > 0)
    throw new StyrskriftError('mottagare-utan-epost', { names: without.map(each => each.name).join(', ') })
  const today = dayOf(tools.now())
  for (const recipient of recipients) {
    const lastDay = answersBy(recipient, remiss)
    if (lastDay === null || lastDay < today) throw new StyrskriftError('ingen-sista-dag', { name: recipient.name })
  }
}

/** The files of a letter: the missiv, and the frozen version in a copy that is made for the recipient. None where they are too large. */
async function filesOf(
  tools: Sending,
  remiss: RemissEntry,
  ids: { version: string; missiv: string; missivVersion: string }
): Promise<(recipient: RecipientEntry) => Attachment[]> {
  const { storage } = tools
  const word = await wordFileOf(storage, remiss.document, ids.version)
  const missiv = await wordFileOf(storage, ids.missiv, ids.missivVersion)
  if (word.byteLength + missiv.byteLength > MOST_ATTACHED) return () => []
  const { document } = await aboutOf(storage.db, remiss)
  const { file, wordFile } = messages.remiss.missiv
  return recipient => [
    { name: `${file}.docx`, type: WORD, data: missiv },
    { name: `${fileName(wordFile(document.title))}.docx`, type: WORD, data: forRecipient(word, recipient.id) }
  ]
}

/** The frozen version as it is made for one recipient. Throws `finns-inte`: nothing was sent yet. */
export async function wordFor(
  tools: Pick<Sending, 'storage'>,
  remiss: RemissEntry,
  recipient: RecipientEntry
): Promise<{ name: string; bytes: Buffer }> {
  if (remiss.version === null) throw new StyrskriftError('finns-inte')
  const bytes = Buffer.from(
    forRecipient(await wordFileOf(tools.storage, remiss.document, remiss.version), recipient.id)
  )
  const { document } = await aboutOf(tools.storage.db, remiss)
  return { name: `${fileName(messages.remiss.missiv.wordFile(document.title))}.docx`, bytes }
}

/** Sends to recipients that were put on the list after the others had been sent theirs. Throws as `sendRemiss`. */
export async function sendToNew(
  tools: Sending,
  remiss: RemissEntry,
  given: { person: string; revision: number }
): Promise<number> {
  const { db, kind } = tools.storage
  const fresh = (await recipientsOf(db, remiss.id)).filter(each => each.sent_at === null && each.origin === 'inbjuden')
  if (remiss.state !== 'skickad' || remiss.version === null) throw new StyrskriftError('remiss-avslutad')
  demandReady(tools, { ...remiss, state: 'utkast' }, fresh, given.revision)
  const missiv = JSON.parse(remiss.missiv ?? '{}') as { document: string; version: string }
  const { version } = remiss
  const files = await filesOf(tools, remiss, { version, missiv: missiv.document, missivVersion: missiv.version })
  await db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, kind, remiss.document, remiss.id)
    if (locked.revision !== given.revision) throw new StyrskriftError('andrad-under-tiden')
    const about = await aboutOf(db, locked)
    for (const recipient of fresh) {
      await writeLetter(tools, db, about, recipient, {
        kind: 'utskick',
        turn: version,
        by: given.person,
        files: files(recipient)
      })
      await db.updateTable('recipient').set({ sent_at: tools.now() }).where('id', '=', recipient.id).execute()
    }
    await touchRemiss(db, remiss.id)
  })
  tools.mail.wake()
  return fresh.length
}
