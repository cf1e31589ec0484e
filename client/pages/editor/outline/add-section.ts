import { sectionsOf } from '../../../../schemas/document/create.ts'
import type { Reading } from '../../../../schemas/document/reading.ts'
import type { Template, TemplateSection } from '../../../../schemas/template/template.ts'
import { goToRecord, type RecordHost } from '../../../editor/commands/records.ts'

/** The sections of the template that can be added: those that are not there, and those that may stand there several times. */
export function offeredSections(template: Template, { sections }: Reading): readonly TemplateSection[] {
  return sectionsOf(template).filter(
    s => s.content !== 'fotnoter' && (s.repeatable || !sections.some(post => post.data.key === s.key))
  )
}

/** Where a section stands among those of a document, by the order of the template: after the last that comes before it, or is its like. */
export function placeForSection(template: Template, { sections }: Reading, key: string): number {
  const keys = sectionsOf(template).map(s => s.key)
  const before: ReadonlySet<unknown> = new Set(keys.slice(0, keys.indexOf(key) + 1))
  return sections.findLastIndex(post => before.has(post.data.key)) + 1
}

/** Adds a section of the template, with a first text when it holds running text, and goes there. */
export function addSection(host: RecordHost, section: TemplateSection): void {
  if (!host.writing.add('section', null)) return
  const { records, reading, context } = host.projection
  host.history.step()
  const id = records.add('section', null, placeForSection(context.template, reading, section.key), {
    data: { key: section.key }
  })
  if (section.content === 'prose') records.add('prose', id, 0)
  host.history.step()
  goToRecord(host, id)
}
