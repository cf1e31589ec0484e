import { sql } from 'kysely'
import type { TemplateFolder, TemplateOverview } from '../../schemas/api/overview.ts'
import { RULES } from '../../schemas/rules/ids.ts'
import { RULE_LIST, titleOf } from '../../schemas/rules/rules.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Storage } from '../storage/storage.ts'
import type { Templates } from '../templates/load.ts'

/** Every folder of templates: what it gives, and what is wrong with it. */
export async function templateOverview(
  storage: Storage,
  { templates, problems }: Templates,
  directory: string
): Promise<TemplateOverview> {
  const rows = await storage.db
    .selectFrom('document')
    .select(['template', sql<number>`count(*)`.as('number')])
    .groupBy('template')
    .execute()
  const used = new Map(rows.map(row => [row.template, Number(row.number)]))
  const names = [...new Set([...templates.keys(), ...problems.keys()])].sort()
  const folders = names.map((name): TemplateFolder => {
    const template = templates.get(name) ?? null
    return {
      name,
      template,
      problems: [...(problems.get(name) ?? [])],
      documents: used.get(name) ?? 0,
      rules: template ? rulesOf(template) : []
    }
  })
  const missing = [...used].filter(([name]) => !names.includes(name)).map(([name, documents]) => ({ name, documents }))
  return { directory, folders, missing }
}

const rulesOf = (template: Template): TemplateFolder['rules'] =>
  RULES.map(id => {
    const usual = RULE_LIST[id].severity
    const severity = template.rules[id] ?? usual
    return { id, title: titleOf(id), severity, changed: severity !== usual }
  })
