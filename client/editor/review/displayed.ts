import { templateSectionOf } from '../../../schemas/document/create.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import { shapeOf } from '../../../schemas/records/shapes.ts'
import { cellField } from '../../../schemas/records/table/shape.ts'
import { isWritten, type Template } from '../../../schemas/template/template.ts'

/** The fields of a record whose text somebody can see: those of its type and of the template, in reading order. */
export function displayedFields(post: Post, parent: Post | null, template: Template): readonly string[] {
  const fixed = Object.keys(shapeOf(post.type).fields)
  switch (post.type) {
    case 'metadata': {
      const written = template.metadata.filter(item => isWritten(item.kind)).map(item => item.key)
      return ['titel', ...written.filter(key => key !== 'titel')]
    }
    case 'section': {
      const section = templateSectionOf(template, post.data.key)
      return section && (section.headingFixed || section.heading === null) ? [] : fixed
    }
    case 'insats':
      return [...fixed, ...template.insats.fields.map(field => field.key)]
    case 'tablerow':
      return (parent?.children ?? []).filter(c => c.type === 'tablecolumn').map(c => cellField(c.id))
    default:
      return fixed
  }
}
