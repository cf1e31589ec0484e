import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import type { FrozenText } from '../../schemas/api/handling.ts'
import { templateSectionOf } from '../../schemas/document/create.ts'
import type { DokumentPost } from '../../schemas/document/dokument.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { fieldShape, isRecordType } from '../../schemas/records/shapes.ts'
import type { VersionRecord } from '../../schemas/remiss/changes-view.ts'
import type { Template } from '../../schemas/template/template.ts'
import { flatText, type Stycke } from '../../schemas/text/stycke.ts'
import type { Version } from '../versions/versions.ts'
import type { Edition } from './versions.ts'

/** The frozen text of a remiss, record by record in reading order, in the flat texts in which places count. */
export function frozenText(version: Version): FrozenText {
  const { dokument } = version
  const records: VersionRecord[] = []
  const visit = (post: DokumentPost, under: string | null, depth: number): void => {
    records.push(versionRecord(post, under, depth, version))
    for (const child of post.children) visit(child, post.id, depth + 1)
  }
  for (const post of [dokument.metadata, ...dokument.sections, ...dokument.unplaced]) visit(post, null, 0)
  return {
    title: flatText(dokument.metadata.fields.titel ?? []),
    frozenAt: version.createdAt,
    records
  }
}

/** One record as it is read. */
export function versionRecord(
  post: DokumentPost,
  under: string | null,
  depth: number,
  edition: Edition
): VersionRecord {
  const { template } = edition
  return {
    record: post.id,
    type: post.type,
    under,
    depth,
    label: edition.printed.get(post.id) ?? null,
    name: nameOf(post, template),
    fields: Object.entries(post.fields)
      .map(([field, stycken]) => ({
        field,
        label: fieldLabel(post, field, template),
        text: isBlockField(post, field) ? flatText(stycken).replace(/\n+$/u, '') : flatText(stycken),
        forms: stycken.map(s => s.form ?? '')
      }))
      .filter(({ text }) => text.trim() !== ''),
    ansvar: post.type === 'insats' ? ansvarSentence(ansvarOfPost(post), edition.kommun) : ''
  }
}

const isBlockField = (post: DokumentPost, field: string): boolean => fieldShape(post.type, field)?.kind === 'block'

/** What a record is called: its kind as the template calls it, or the heading of a section. */
export function nameOf(post: DokumentPost, template: Template): string {
  if (post.type === 'fokusomrade') return template.fokusomrade.label
  if (post.type === 'insats') return template.insats.label
  if (post.type !== 'section') return messages.types[post.type]
  const section = templateSectionOf(template, post.data.key)
  const written = flatText(post.fields.titel ?? []).trim()
  return (section?.headingFixed ? (section.heading ?? '') : written) || section?.heading || written || beginning(post)
}

/** A section without a heading is called by what it begins with. */
function beginning(section: DokumentPost): string {
  const words = flatText(firstWords(section)).trim().split(/\s+/u)
  if (words[0] === '') return messages.types.section
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : words.join(' ')
}

const firstWords = (section: DokumentPost): readonly Stycke[] => section.children[0]?.fields.text?.slice(0, 1) ?? []

/** What a field or a value of a record is called. */
export function fieldLabel(post: Pick<DokumentPost, 'type'>, field: string, template: Template): string {
  const own = post.type === 'insats' ? template.insats.fields : post.type === 'metadata' ? template.metadata : []
  const known = own.find(({ key }) => key === field)?.label
  if (known) return known
  if (post.type === 'tablerow') return messages.handling.cell
  return (messages.fields as Readonly<Record<string, string>>)[field] ?? nameOfType(post.type)
}

const nameOfType = (type: string): string => (isRecordType(type) ? messages.types[type] : type)
