import type { Selectable } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { describeIssues } from '../../schemas/errors/issues.ts'
import { type Template, template } from '../../schemas/template/template.ts'
import type { DocumentTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { invalidTemplates, type Templates } from '../templates/load.ts'

/** The template by name. Throws `okand-mall`, or `ogiltig-mall` when its folder is there and cannot be read. */
export function templateNamed(templates: Templates, name: string): Template {
  const found = templates.templates.get(name)
  const wrong = templates.problems.get(name)
  if (!found && wrong) throw invalidTemplates(wrong)
  if (!found) throw new StyrskriftError('okand-mall', { name, names: [...templates.templates.keys()].join(', ') })
  return found
}

/** The template of a document: as its folder says now, or, when the folder is gone, as the document remembers it. Throws `ogiltig-mall`. */
export function templateOf(
  document: Pick<Selectable<DocumentTable>, 'template' | 'template_json'>,
  templates: Templates
): Template {
  const loaded = templates.templates.get(document.template)
  if (loaded) return loaded
  const read = template.safeParse(JSON.parse(document.template_json))
  if (read.success) return read.data
  throw new StyrskriftError('ogiltig-mall', { name: document.template, what: describeIssues(read.error.issues) })
}

/** Keeps the template as it is now beside the document, for the day when its folder is gone. */
export async function rememberTemplate(
  storage: Storage,
  document: Pick<Selectable<DocumentTable>, 'id' | 'template_json'>,
  template: Template
): Promise<void> {
  const template_json = JSON.stringify(template)
  if (template_json === document.template_json) return
  await storage.db.updateTable('document').set({ template_json }).where('id', '=', document.id).execute()
}
