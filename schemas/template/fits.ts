import { contentOf, templateSectionOf } from '../document/create.ts'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { METADATA_ID } from '../document/ids.ts'
import { messages } from '../messages/messages.ts'
import { fieldShape, mayStandUnder, memberSchema, scalarSchema, shapeOf } from '../records/shapes.ts'
import type { Kommun } from '../register/kommun.ts'
import { checklistKey, isWritten, type MetadataItem, type SectionContent, type Template } from './template.ts'

/** Something in a document that its template or the register does not have, by the path in the file. */
export interface Misfit {
  path: string
  message: string
}

/** Answers to a question of the checklist. */
export const CHECKLIST_ANSWERS = ['ja', 'nej', 'ej-aktuellt'] as const

/**
 * What in a document does not fit its template and the register: unknown sections, boxes, fields, units and footnotes, records that
 * stand where they cannot, ids that occur twice. What is merely not written yet, or badly written, is for the rules. Pure; empty
 * for a document that fits.
 */
export function misfits(dokument: Dokument, template: Template, kommun: Kommun): Misfit[] {
  const words = messages.misfits
  const out: Misfit[] = []
  const say = (path: string, message: string): void => void out.push({ path, message })
  const ids = new Map<string, DokumentPost>()
  for (const { post, path } of postsOf(dokument)) {
    if (ids.has(post.id)) say(`${path}.id`, words.twice(post.id))
    ids.set(post.id, post)
  }
  const parties = new Set([...kommun.enheter, ...kommun.kollektiv].map(p => p.id))
  if (dokument.template !== template.name) say('template', words.otherTemplate(dokument.template, template.name))
  metadataMisfits(dokument.metadata, template, kommun, say)
  const keys = new Set<unknown>()
  dokument.sections.forEach((section, i) => {
    const { key } = section.data
    const known = templateSectionOf(template, key)
    if (!known) say(`sections[${i}].data.key`, words.section(String(key)))
    else if (keys.has(key) && !known.repeatable) say(`sections[${i}].data.key`, words.sectionTwice(String(key)))
    keys.add(key)
  })
  for (const { post, path, parent } of postsOf(dokument)) {
    if (post === dokument.metadata) continue
    const content = parent?.type === 'section' ? contentOf(template, parent.data.key) : null
    if (!fitsUnder(post, parent, content)) say(`${path}.type`, words.place(messages.types[post.type]))
    for (const [key, value] of Object.entries(post.data)) {
      if (!scalarSchema(post.type, key)?.safeParse(value).success) say(`${path}.data.${key}`, words.value(key))
    }
    for (const [set, members] of Object.entries(post.sets)) {
      members.forEach((member, i) => {
        const wellFormed = memberSchema(post.type, set)?.safeParse(member).success
        if (!wellFormed || !(member.startsWith('fri:') || parties.has(member)))
          say(`${path}.sets.${set}[${i}]`, words.party(member))
      })
    }
    for (const [field, stycken] of Object.entries(post.fields)) {
      if (!hasField(post, field, parent, template)) say(`${path}.fields.${field}`, words.field(field))
      for (const run of stycken.flatMap(s => s.runs)) {
        if ('footnote' in run && ids.get(run.footnote)?.type !== 'footnote')
          say(`${path}.fields.${field}`, words.footnote(run.footnote))
      }
    }
    if (post.type === 'picture' && !Object.hasOwn(dokument.pictures, String(post.data.file)))
      say(`${path}.data.file`, words.picture)
  }
  return out
}

type Say = (path: string, message: string) => void

function metadataMisfits(metadata: DokumentPost, template: Template, kommun: Kommun, say: Say): void {
  const words = messages.misfits
  if (metadata.type !== 'metadata' || metadata.id !== METADATA_ID) say('metadata', words.metadata(METADATA_ID))
  const items = new Map(template.metadata.map(item => [item.key, item]))
  const answers = new Set(template.checklist.map(check => checklistKey(check.key)))
  for (const [key, value] of Object.entries(metadata.data)) {
    const item = items.get(key)
    if (answers.has(key)) {
      if (!CHECKLIST_ANSWERS.some(a => a === value))
        say(`metadata.data.${key}`, words.answer(CHECKLIST_ANSWERS.join(', ')))
    } else if (!item || isWritten(item.kind)) say(`metadata.data.${key}`, words.item(key))
    else if (!isChoosable(item, value, kommun)) say(`metadata.data.${key}`, words.value(item.label))
  }
  for (const key of Object.keys(metadata.fields)) {
    const item = items.get(key)
    if (!item || !isWritten(item.kind)) say(`metadata.fields.${key}`, words.item(key))
  }
}

function isChoosable(item: MetadataItem, value: unknown, kommun: Kommun): boolean {
  if (item.kind === 'choice') return item.options?.some(option => option === value) ?? false
  if (item.kind === 'unit') return kommun.enheter.some(unit => unit.id === value)
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
}

/** What stands in a section beside running text, tables and pictures. */
const HOLDS = {
  prose: null,
  fokusomraden: 'fokusomrade',
  insatser: 'insats',
  definitioner: 'definition',
  fotnoter: 'footnote',
  bilagor: 'bilaga'
} as const satisfies Record<SectionContent, DokumentPost['type'] | null>

function fitsUnder(post: DokumentPost, parent: DokumentPost | null, content: SectionContent | null): boolean {
  if (!mayStandUnder(post.type, parent?.type ?? null)) return false
  if (content === null || post.type === HOLDS[content]) return true
  return content !== 'fotnoter' && ['prose', 'table', 'picture'].includes(post.type)
}

function hasField(post: DokumentPost, field: string, parent: DokumentPost | null, template: Template): boolean {
  if (!fieldShape(post.type, field)) return false
  if (Object.hasOwn(shapeOf(post.type).fields, field)) return true
  if (post.type === 'insats') return template.insats.fields.some(f => f.key === field)
  return parent?.children.some(column => column.type === 'tablecolumn' && field === `c-${column.id}`) ?? false
}

interface Placed {
  post: DokumentPost
  path: string
  parent: DokumentPost | null
}

function* postsOf(dokument: Dokument): Generator<Placed> {
  yield { post: dokument.metadata, path: 'metadata', parent: null }
  for (const [i, section] of dokument.sections.entries()) yield* within(section, `sections[${i}]`, null)
}

function* within(post: DokumentPost, path: string, parent: DokumentPost | null): Generator<Placed> {
  yield { post, path, parent }
  for (const [i, child] of post.children.entries()) yield* within(child, `${path}.children[${i}]`, post)
}
