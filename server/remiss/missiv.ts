import type * as Y from 'yjs'
import { fieldName, firstProseId, INDEX, METADATA_ID } from '../../schemas/document/ids.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import {
  MISSIV_SECTIONS,
  type MissivContent,
  type MissivOf,
  type MissivSection,
  missivDokument,
  missivOf,
  missivTemplate,
  styckeOf
} from '../../schemas/remiss/missiv.ts'
import { MISSIV_TEMPLATE } from '../../schemas/remiss/missiv-name.ts'
import { questions } from '../../schemas/remiss/question.ts'
import { contact, decision } from '../../schemas/remiss/remiss.ts'
import { isWritten, type Template } from '../../schemas/template/template.ts'
import { writeStycken } from '../../schemas/text/flat.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { storeDocument } from '../documents/store.ts'
import { templateOf } from '../documents/template-of.ts'
import { dateWords } from './dates.ts'
import { type RemissEntry, type Remissing, recipientsOf } from './rows.ts'

const words = messages.remiss.missiv

/** What the missiv of a remiss says now. `version`: the number of the version that is sent, when there is one. */
export async function contentOf(tools: Remissing, remiss: RemissEntry, version: number | null): Promise<MissivContent> {
  const { db } = tools.storage
  const document = await db
    .selectFrom('document')
    .select(['title', 'diarienummer', 'template', 'template_json'])
    .where('id', '=', remiss.document)
    .executeTakeFirstOrThrow()
  const { documentType } = templateOf(document, tools.templates)
  const asked = questions.parse(JSON.parse(remiss.questions))
  const decided = decision.parse(JSON.parse(remiss.decision))
  const who = contact.parse(JSON.parse(remiss.contact))
  const today = dateWords(dayOf(tools.now()))
  const recipients = await recipientsOf(db, remiss.id)
  return {
    items: {
      titel: words.title(document.title),
      diarienummer: document.diarienummer,
      beslut:
        remiss.kind === 'remiss'
          ? words.decided(decided.by, decided.date && dateWords(decided.date), decided.paragraph)
          : words.notDecided,
      version: version === null ? words.versionToBe(today) : words.version(version, today),
      'sista-dag': remiss.last_day ?? '',
      kontakt: [who.name, who.email, who.phone].filter(Boolean).join(', ')
    },
    sections: {
      arende: [words.about(tools.register.kommun.name, document.title, documentType), words.frozen],
      fragor: asked.length === 0 ? [words.noQuestions] : [words.questions, ...asked.map(each => `- ${each.text}`)],
      svara: [...words.how, ...(remiss.last_day === null ? [] : [words.until(dateWords(remiss.last_day))])],
      handling: words.publicRecord,
      mottagare: recipients.map(each => `- ${each.name}`)
    }
  }
}

/** The missiv of a remiss, as its row says it; null: none has been made. */
export const missivIn = ({ missiv }: Pick<RemissEntry, 'missiv'>): MissivOf | null =>
  missiv === null ? null : missivOf.parse(JSON.parse(missiv))

/**
 * Makes the missiv of a remiss, a document of its own that whoever may write in the steering document writes in too, or fills the one that is there anew: the
 * metadata box, and the sections that nobody has edited. Returns it as it is now stored in the remiss.
 */
export async function fillMissiv(
  tools: Remissing,
  remiss: RemissEntry,
  person: string,
  version: number | null = null
): Promise<MissivOf> {
  const content = await contentOf(tools, remiss, version)
  const before = missivIn(remiss)
  const { db } = tools.storage
  const missiv = before ? await fillAnew(tools, before, content, person) : await make(tools, remiss, content, person)
  await db
    .updateTable('remiss')
    .set({ missiv: JSON.stringify(missiv) })
    .where('id', '=', remiss.id)
    .execute()
  return missiv
}

async function make(tools: Remissing, remiss: RemissEntry, content: MissivContent, person: string): Promise<MissivOf> {
  const { storage, templates, now } = tools
  const template = templates.templates.get(MISSIV_TEMPLATE) ?? missivTemplate
  const owner = await storage.db
    .selectFrom('person')
    .select(['id', 'name', 'color'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const dokument = missivDokument(template, content)
  const document = await storeDocument(
    storage,
    { dokument, template, pictures: [], owner, defaultRole: 'ingen' },
    now()
  )
  await shareAlike(tools, remiss.document, document)
  return { document, version: null, filled: filledOf(content) }
}

const filledOf = ({ sections }: MissivContent): Record<string, string> =>
  Object.fromEntries(MISSIV_SECTIONS.map(key => [key, fieldText(sections[key].map(styckeOf))]))

/** Whoever has a role in the steering document by which they write or own has it in the missiv too. */
async function shareAlike({ storage }: Remissing, from: string, to: string): Promise<void> {
  const { db } = storage
  const roles = ['agare', 'forfattare']
  const members = await db
    .selectFrom('document_member')
    .select(['person', 'role'])
    .where('document', '=', from)
    .where('role', 'in', roles)
    .execute()
  const units = await db
    .selectFrom('document_unit')
    .select(['unit', 'role'])
    .where('document', '=', from)
    .where('role', 'in', roles)
    .execute()
  for (const member of members)
    await db
      .insertInto('document_member')
      .values({ document: to, ...member })
      .onConflict(c => c.columns(['document', 'person']).doNothing())
      .execute()
  if (units.length > 0)
    await db
      .insertInto('document_unit')
      .values(units.map(unit => ({ document: to, ...unit })))
      .execute()
}

async function fillAnew(tools: Remissing, missiv: MissivOf, content: MissivContent, person: string): Promise<MissivOf> {
  const row = await tools.storage.db
    .selectFrom('document')
    .select(['template', 'template_json'])
    .where('id', '=', missiv.document)
    .executeTakeFirstOrThrow()
  const template = templateOf(row, tools.templates)
  const filled = { ...missiv.filled }
  await tools.sync.change(missiv.document, person, doc => {
    writeItems(doc, template, content)
    const read = toDokument(doc, template.name)
    for (const section of read.sections) {
      const key = section.data.key as MissivSection
      const lines = content.sections[key]
      const prose = section.children.find(child => child.id === firstProseId(key))
      if (!lines || !prose || fieldText(prose.fields.text ?? []) !== (missiv.filled[key] ?? '')) continue
      const next = lines.map(styckeOf)
      if (fieldText(next) === missiv.filled[key]) continue
      filled[key] = fieldText(next)
      const text = doc.getText(fieldName(prose.id, 'text'))
      text.delete(0, text.length)
      writeStycken(text, next, 'block')
    }
  })
  return { ...missiv, filled }
}

/** Items that the remiss knows say what it says; the others are whoever's who writes. */
function writeItems(doc: Y.Doc, template: Template, { items }: MissivContent): void {
  const known: Readonly<Record<string, string>> = items
  for (const { key, kind } of template.metadata) {
    const value = known[key]
    if (value === undefined) continue
    if (isWritten(kind)) {
      const text = doc.getText(fieldName(METADATA_ID, key))
      if (text.toString() === value) continue
      text.delete(0, text.length)
      text.insert(0, value)
    } else if (kind === 'date') {
      const name = `${METADATA_ID}|d|${key}`
      const index = doc.getMap(INDEX)
      if (value === '' ? index.get(name) != null : index.get(name) !== value)
        index.set(name, value === '' ? null : value)
    }
  }
}
