import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { readConfig } from '../config/config.ts'
import { dayOf } from '../documents/export.ts'
import { normalDokument } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { loadTemplates } from '../templates/load.ts'
import { exportWord } from '../word/export.ts'
import { readDokument, writeWhole } from './files.ts'
import { presentKommun } from './register.ts'

/** `export FILE.json --out FILE`: as Word or as a complete interchange file, by the ending of its name. */
export async function exportCommand(file: string, { out }: { out: string }): Promise<void> {
  const format = extname(out).toLowerCase()
  if (format !== '.docx' && format !== '.json') {
    throw new StyrskriftError('okant-format', { file: out, formats: '.docx, .json' })
  }
  const config = readConfig()
  const templates = loadTemplates(config.templatesDirectory)
  const read = await readDokument(file)
  const template = templateNamed(templates, read.template)
  const dokument = normalDokument(read, template)
  const bytes =
    format === '.json'
      ? `${JSON.stringify(dokument, null, 2)}\n`
      : await exportWord({
          dokument,
          template,
          kommun: await presentKommun(config, templates.kommun),
          logo: templates.logo?.bytes ?? null,
          options: { state: 'arbetsmaterial', date: dayOf(Date.now()) }
        })
  await writeWhole(out, part => writeFile(part, bytes))
}
