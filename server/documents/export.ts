import { messages } from '../../schemas/messages/messages.ts'
import type { Register } from '../register/register.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'
import { exportWord } from '../word/export.ts'
import type { Access } from './access.ts'
import { readWhole } from './create.ts'
import { titleOf } from './store.ts'
import { templateOf } from './template-of.ts'

interface Tools {
  storage: Storage
  templates: Templates
  register: Pick<Register, 'kommun'>
  sync: Pick<SyncServer, 'readDocument'>
  now: () => number
}

/** A document as a file, with the name that it is saved under. */
export async function exportDocument(
  tools: Tools,
  { document, state }: Access,
  format: 'json' | 'docx'
): Promise<{ name: string; bytes: Buffer }> {
  const dokument = await readWhole(tools, document)
  const name = `${fileName(titleOf(dokument))}.${format}`
  if (format === 'json') return { name, bytes: Buffer.from(`${JSON.stringify(dokument, null, 2)}\n`) }
  const bytes = await exportWord({
    dokument,
    template: templateOf(document, tools.templates),
    kommun: tools.register.kommun,
    logo: tools.templates.logo?.bytes ?? null,
    options: { state, date: dayOf(tools.now()), documentId: document.id }
  })
  return { name, bytes: Buffer.from(bytes) }
}

/** A title as a file name that every system takes. */
export const fileName = (title: string): string =>
  title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
    .slice(0, 120) || messages.documents.untitled

/** The day in Sweden. */
export const dayOf = (time: number): string =>
  new Date(time).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
