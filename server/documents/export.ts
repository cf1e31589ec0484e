import type { ExportChoice } from '../../schemas/api/export.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { VARIANT_RULES, type Variant, variantOfState, withComments } from '../../schemas/variants/variants.ts'
import { threadsInWord } from '../comments/in-word.ts'
import { listThreads } from '../comments/list.ts'
import type { Register } from '../register/register.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'
import { exportWord } from '../word/export.ts'
import { wordBase } from '../word/reference/usable.ts'
import type { Access } from './access.ts'
import { readWholeWith } from './create.ts'
import { titleOf } from './store.ts'
import { templateOf } from './template-of.ts'

interface Tools {
  storage: Storage
  templates: Templates
  register: Pick<Register, 'kommun'>
  sync: Pick<SyncServer, 'readDocument'>
  now: () => number
}

/**
 * A document as a file, with the name that it is saved under and what it was made for. Who may not see comments gets a file without them,
 * whatever was asked for. Throws `ogiltig-mall`.
 */
export async function exportDocument(
  tools: Tools,
  { document, state, role }: Access,
  { format, variant, ...choice }: ExportChoice
): Promise<{ name: string; bytes: Buffer; variant: Variant | null }> {
  const made = variant ?? variantOfState(state)
  const sees = format === 'docx' && withComments(made, choice.comments) && mayDo(role, 'see-comments', state) === 'yes'
  const said = sees ? await listThreads(tools.storage, document.id, '', 0) : null
  const { dokument, also: threads } = await readWholeWith(tools, document, doc =>
    said ? threadsInWord(said.threads, said.people, doc) : []
  )
  const title = fileName(titleOf(dokument))
  if (format === 'json')
    return { name: `${title}.json`, bytes: Buffer.from(`${JSON.stringify(dokument, null, 2)}\n`), variant: null }
  const bytes = await exportWord({
    dokument,
    template: templateOf(document, tools.templates),
    kommun: tools.register.kommun,
    ...wordBase(tools.templates, document.template),
    people: await namesToLeaveOut(tools.storage, made),
    threads,
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
