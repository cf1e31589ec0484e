import { templateSectionOf } from '../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import type { OutlineItem } from '../../schemas/draft/report.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Template } from '../../schemas/template/template.ts'
import { fieldText } from '../../schemas/text/stycke.ts'

const MOST_LETTERS = 120

/** The parts of a document in its order: the metadata box, sections, and all records in them. */
export function outlineOf(dokument: Dokument, template: Template): OutlineItem[] {
  const numbers = numbering(dokument.sections, template)
  const out: OutlineItem[] = []
  const visit = (post: DokumentPost, depth: number): void => {
    const title = titleOf(post, template)
    out.push({ record: post.id, type: post.type, number: numbers.get(post.id) ?? '', title, depth })
    for (const child of post.children) {
      if (child.type !== 'tablerow' && child.type !== 'tablecolumn') visit(child, depth + 1)
    }
  }
  visit(dokument.metadata, 0)
  for (const section of dokument.sections) visit(section, 0)
  for (const post of dokument.unplaced) visit(post, 0)
  return out
}

function titleOf(post: DokumentPost, template: Template): string {
  const text = (field: string): string => short(fieldText(post.fields[field] ?? []))
  const type = messages.types[post.type]
  switch (post.type) {
    case 'section': {
      const known = templateSectionOf(template, post.data.key)
      return text('titel') || (known?.heading ?? messages.importing.noHeading)
    }
    case 'fokusomrade':
    case 'bilaga':
      return text('titel') || type
    case 'insats':
    case 'footnote':
      return text('text') || type
    case 'definition':
      return text('term') || type
    default:
      return type
  }
}

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line
}
