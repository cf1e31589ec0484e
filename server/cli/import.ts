import { writeFile } from 'node:fs/promises'
import { messages } from '../../schemas/messages/messages.ts'
import { readConfig } from '../config/config.ts'
import { importDocument } from '../documents/create.ts'
import { normalDokument } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { personByName } from '../people/people.ts'
import { loadTemplates } from '../templates/load.ts'
import { withStorage } from './database.ts'
import { readDokument, writeWhole } from './files.ts'

interface ImportOptions {
  template?: string
  out?: string
  owner?: string
}

/** `import FILE.json`: into the database, or with `--out` to a file that says everything which FILE left out. */
export async function importCommand(file: string, { template: name, out, owner }: ImportOptions): Promise<void> {
  const config = readConfig()
  const templates = loadTemplates(config.templatesDirectory)
  const read = await readDokument(file)
  const template = templateNamed(templates, name ?? read.template)
  const dokument = normalDokument({ ...read, template: template.name }, template)
  if (out !== undefined) {
    await writeWhole(out, part => writeFile(part, `${JSON.stringify(dokument, null, 2)}\n`))
    return
  }
  await withStorage(config, async storage => {
    const person = await personByName(storage, owner ?? messages.cli.import.anybody, Date.now())
    const tools = { storage, templates, now: Date.now }
    console.log(await importDocument(tools, person, dokument, owner === undefined ? 'forfattare' : 'ingen'))
  })
}
