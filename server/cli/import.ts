import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { RowsKind } from '../../schemas/api/close-codes.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { NO_CHOICES, TRACKED, type Tracked } from '../../schemas/draft/choices.ts'
import type { DraftThread } from '../../schemas/draft/report.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { Audit } from '../audit/audit.ts'
import { type Config, readConfig } from '../config/config.ts'
import { importDocument } from '../documents/create.ts'
import { normalDokument } from '../documents/normal.ts'
import { templateNamed } from '../documents/template-of.ts'
import { prepared } from '../imports/prepare.ts'
import { bringThreads } from '../imports/threads.ts'
import { openLog } from '../observe/log.ts'
import { personByName } from '../people/people.ts'
import { readInThread } from '../reading/thread.ts'
import { loadTemplates, type Templates } from '../templates/load.ts'
import { withStorage } from './database.ts'
import { readBytes, readDokument, writeWhole } from './files.ts'
import { presentKommun } from './register.ts'

interface ImportOptions {
  template?: string
  out?: string
  report?: string
  owner?: string
  changes?: Tracked
}

interface Read {
  dokument: Dokument
  threads: readonly DraftThread[]
}

const words = messages.cli.import

/**
 * `import FILE`: an interchange file, or a Word draft that is read into `--template`. Into the database, or with `--out` to a file that
 * says everything which FILE left out; `--report` says what of a draft went where.
 */
export async function importCommand(file: string, options: ImportOptions): Promise<void> {
  const config = readConfig()
  const templates = loadTemplates(config.templatesDirectory)
  const { dokument, threads } =
    extname(file).toLowerCase() === '.json'
      ? { dokument: await fromJson(file, options, templates), threads: [] }
      : await fromDraft(file, options, config, templates)
  const { out, owner, report } = options
  if (out !== undefined) {
    await writeJson(out, dokument)
    // The interchange holds no threads: the report does.
    if (threads.length > 0 && report === undefined) console.error(words.threadsLeft(threads.length))
    return
  }
  await withStorage(config, async storage => {
    const person = await personByName(storage, owner ?? words.anybody, Date.now())
    const tools = { storage, templates, now: Date.now }
    const id = await importDocument(tools, person, dokument, owner === undefined ? 'forfattare' : 'ingen')
    const sync = {
      tellRows: (document: string, rows: RowsKind, revision: number) =>
        storage.notify({ kind: 'rows', document, rows, revision })
    }
    await bringThreads({ storage, now: Date.now, sync }, { document: id, person: person.id }, threads)
    const audit = new Audit(storage, openLog('silent'))
    const details = { template: dokument.template, owner: person.id, command: true }
    await audit.record({ event: 'document.imported', person: null, document: id, details })
    console.log(id)
  })
}

async function fromJson(file: string, { template: name }: ImportOptions, templates: Templates): Promise<Dokument> {
  const read = await readDokument(file)
  const template = templateNamed(templates, name ?? read.template)
  return normalDokument({ ...read, template: template.name }, template)
}

async function fromDraft(
  file: string,
  { template, report, changes = 'accept' }: ImportOptions,
  config: Config,
  templates: Templates
): Promise<Read> {
  if (template === undefined) throw new StyrskriftError('ogiltig-begaran', { what: words.needsTemplate })
  if (!TRACKED.includes(changes)) throw new StyrskriftError('ogiltig-begaran', { what: words.changesWrong })
  const { kind, data } = await prepared(await readBytes(file))
  const read = await readInThread('draft', data, {
    template: templateNamed(templates, template),
    kommun: await presentKommun(config, templates.kommun),
    name: basename(file),
    kind,
    choices: { ...NO_CHOICES, tracked: changes }
  })
  const { insatser, ejPlacerat, osakra, kommentarer, forslag } = read.report.counts
  console.error(words.read(insatser, ejPlacerat, osakra))
  if (kommentarer + forslag > 0) console.error(words.threads(kommentarer, forslag))
  if (report !== undefined) await writeJson(report, read.report)
  return { dokument: read.dokument, threads: read.report.threads }
}

const writeJson = (file: string, value: unknown): Promise<void> =>
  writeWhole(file, part => writeFile(part, `${JSON.stringify(value, null, 2)}\n`))
