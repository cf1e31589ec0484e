import { writeFile } from 'node:fs/promises'
import { messages } from '../../schemas/messages/messages.ts'
import { readConfig } from '../config/config.ts'
import { normalDokument } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { readInThread } from '../reading/thread.ts'
import { loadTemplates } from '../templates/load.ts'
import { readBytes, readDokument, writeWhole } from './files.ts'
import { presentKommun } from './register.ts'

/**
 * `import-comments FILE.docx --against VERSION.json --out RESULT.json`: what somebody has commented and changed in a copy of a version,
 * each with its place in that version (docs/returned-copies.md).
 */
export async function importCommentsCommand(
  file: string,
  { against, out }: { against: string; out: string }
): Promise<void> {
  const config = readConfig()
  const templates = loadTemplates(config.templatesDirectory)
  const version = await readDokument(against)
  const template = templateNamed(templates, version.template)
  const dokument = normalDokument(version, template)
  const result = await readInThread('returned', await readBytes(file), {
    dokument,
    template,
    kommun: await presentKommun(config, templates.kommun)
  })
  const { comments, changes, unplaced } = result.counts.result
  console.error(messages.cli.importComments.read(comments, changes, unplaced))
  if (result.copyOf.sameVersion === false) console.error(messages.cli.importComments.otherVersion)
  await writeWhole(out, part => writeFile(part, `${JSON.stringify(result, null, 2)}\n`))
}
