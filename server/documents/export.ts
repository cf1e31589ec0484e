import type { ExportChoice } from '../../schemas/api/export.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { VARIANT_RULES, type Variant, variantOfState } from '../../schemas/variants/variants.ts'
import type { Register } from '../register/register.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'
import { exportWord } from '../word/export.ts'
import { wordBase } from '../word/reference/usable.ts'
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

/** A document as a file, with the name that it is saved under and what it was made for. Throws `ogiltig-mall`. */
export async function exportDocument(
  tools: Tools,
  { document, state }: Access,
  { format, variant, ...choice }: ExportChoice
): Promise<{ name: string; bytes: Buffer; variant: Variant | null }> {
  const dokument = await readWhole(tools, document)
  const title = fileName(titleOf(dokument))
  if (format === 'json')
    return { name: `${title}.json`, bytes: Buffer.from(`${JSON.stringify(dokument, null, 2)}\n`), variant: null }
  const made = variant ?? variantOfState(state)
  const bytes = await exportWord({
    dokument,
    template: templateOf(document, tools.templates),
    kommun: tools.register.kommun,
    ...wordBase(tools.templates, document.template),
    people: await namesToLeaveOut(tools.storage, made),
    options: { state, variant: made, ...choice, date: dayOf(tools.now()), documentId: document.id }
  })
  return { name: `${title}.docx`, bytes: Buffer.from(bytes), variant: made }
}

/** The names of everybody who has, or has had, an account: a file for publication names none of them. */
export async function namesToLeaveOut(storage: Storage, variant: Variant): Promise<string[]> {
  if (!VARIANT_RULES[variant].withoutPeople) return []
  const people = await storage.db.selectFrom('person').select('name').execute()
  return people.map(person => person.name).sort()
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
