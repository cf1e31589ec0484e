import type { SectionContent, Template, TemplateSection } from '../template/template.ts'
import type { Dokument, DokumentPost } from './dokument.ts'
import { INTERCHANGE_FORMAT, INTERCHANGE_VERSION } from './dokument.ts'
import { firstProseId, METADATA_ID, sectionId } from './ids.ts'

/** Every document can hold footnotes; a template that does not place them gets them at the end. */
const IMPLICIT_FOOTNOTES: TemplateSection = {
  key: 'fotnoter',
  heading: 'Fotnoter',
  headingFixed: true,
  content: 'fotnoter',
  required: true,
  repeatable: false,
  orderFixed: true,
  headings: false,
  numbered: false,
  guidance: ''
}

/** The sections of a template, with the one for footnotes. */
export function sectionsOf(template: Template): readonly TemplateSection[] {
  const { sections } = template
  return sections.some(s => s.content === 'fotnoter') ? sections : [...sections, IMPLICIT_FOOTNOTES]
}

/** The keys of the sections that hold footnotes. */
export const footnoteKeys = (template: Template): ReadonlySet<string> =>
  new Set(sectionsOf(template).flatMap(s => (s.content === 'fotnoter' ? [s.key] : [])))

/** The template's words about a section, by the key that the record carries; null when the template no longer has it. */
export function templateSectionOf(template: Template, key: unknown): TemplateSection | null {
  return sectionsOf(template).find(s => s.key === key) ?? null
}

/** What a section holds; a section that the template no longer knows holds running text. */
export const contentOf = (template: Template, key: unknown): SectionContent =>
  templateSectionOf(template, key)?.content ?? 'prose'

/** A post without anything in it. */
export const emptyPost = (id: string, type: DokumentPost['type']): DokumentPost => ({
  id,
  type,
  data: {},
  sets: {},
  fields: {},
  children: []
})

/** A new document in a template: its fixed sections with well-known ids, and a first text where there is running text. */
export function createDokument(template: Template, title: string): Dokument {
  const metadata = emptyPost(METADATA_ID, 'metadata')
  metadata.fields.titel = [{ runs: title ? [{ text: title }] : [] }]
  return {
    format: INTERCHANGE_FORMAT,
    version: INTERCHANGE_VERSION,
    template: template.name,
    metadata,
    sections: sectionsOf(template)
      .filter(s => s.required)
      .map(s => newSection(s, sectionId(s.key), firstProseId(s.key))),
    unplaced: [],
    trash: [],
    pictures: {},
    rest: { keys: {}, texts: {} }
  }
}

function newSection(section: TemplateSection, id: string, proseId: string): DokumentPost {
  const post = emptyPost(id, 'section')
  post.data.key = section.key
  if (section.content === 'prose') {
    const prose = emptyPost(proseId, 'prose')
    prose.fields.text = [{ runs: [] }]
    post.children.push(prose)
  }
  return post
}

/** Gives what was read from a file the sections that the template demands and the file lacks, in the template's order. */
export function completeDokument(dokument: Dokument, template: Template): Dokument {
  const missing = sectionsOf(template).filter(s => s.required && !dokument.sections.some(p => p.data.key === s.key))
  if (missing.length === 0) return dokument
  const keys = sectionsOf(template).map(s => s.key)
  const sections = [...dokument.sections]
  for (const section of missing) {
    const before = new Set<unknown>(keys.slice(0, keys.indexOf(section.key)))
    const at = sections.findLastIndex(p => before.has(p.data.key)) + 1
    sections.splice(at, 0, newSection(section, sectionId(section.key), firstProseId(section.key)))
  }
  return { ...dokument, sections: sections.map(({ order: _order, ...post }) => post) }
}
