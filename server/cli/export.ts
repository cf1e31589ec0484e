import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Variant } from '../../schemas/variants/variants.ts'
import { readConfig } from '../config/config.ts'
import { dayOf } from '../documents/export.ts'
import { normalDokument } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { loadTemplates, problemLine } from '../templates/load.ts'
import { exportWord } from '../word/export.ts'
import { withUsableReferences, wordBase } from '../word/reference/usable.ts'
import { readDokument, writeWhole } from './files.ts'
import { presentKommun } from './register.ts'

export interface ExportOptions {
  out: string
  variant?: Variant
  appendix?: boolean
  abbreviations?: boolean
}

/**
 * `export FILE.json --out FILE`: as Word or as a complete interchange file, by the ending of its name. A Word file is made in a variant and
 * with the tables that are asked for.
 */
export async function exportCommand(file: string, options: ExportOptions): Promise<void> {
  const { out } = options
  const format = extname(out).toLowerCase()
  if (format !== '.docx' && format !== '.json') {
    throw new StyrskriftError('okant-format', { file: out, formats: '.docx, .json' })
  }
  const config = readConfig()
  const templates = await withUsableReferences(loadTemplates(config.templatesDirectory))
  const read = await readDokument(file)
  const template = templateNamed(templates, read.template)
  for (const problem of templates.problems.get(read.template) ?? []) console.error(problemLine(problem))
  const dokument = normalDokument(read, template)
  const { appendix, abbreviations } = options
  const bytes =
    format === '.json'
      ? `${JSON.stringify(dokument, null, 2)}\n`
      : await exportWord({
          dokument,
          template,
          kommun: await presentKommun(config, templates.kommun),
          ...wordBase(templates, read.template),
          options: {
            state: 'arbetsmaterial',
            variant: options.variant ?? 'arbetsmaterial',
            appendix,
            abbreviations,
            date: dayOf(Date.now())
          }
        })
  await writeWhole(out, part => writeFile(part, bytes))
}
