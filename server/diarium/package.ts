import { messages } from '../../schemas/messages/messages.ts'
import { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageIndex } from '../../schemas/remiss/diarium.ts'
import { fileName } from '../documents/export.ts'
import { type Making, makeOf } from '../sammanstallning/make.ts'
import {
  compiledFiles,
  type Missing,
  type PackageEntry,
  recipientList,
  sentMessages,
  sentOut,
  submittedAnswers
} from './entries.ts'
import { indexPage } from './index-page.ts'
import { type Entry, zipOf } from './zip.ts'

/** The package of a remiss for the diarium. */
export interface DiariumPackage {
  /** The name that it is saved under. */
  name: string
  files: number
  missing: readonly string[]
  /** The zip as it is made: one file of it is in memory at a time, beside what is compiled. */
  bytes: AsyncGenerator<Uint8Array>
}

/**
 * Everything that belongs to a remiss in one zip, with an index and the hash of each file. The same state gives the same bytes. What is missing is told in the index.
 * Throws `finns-inte`, `ogiltig-mall` before the first byte.
 */
export async function diariumPackage(app: Making, document: string, remiss: string): Promise<DiariumPackage> {
  const made = await makeOf(app, { document, remiss, want: ['word', 'xlsx', 'letters', 'receipts'] })
  const without = await makeOf(app, { document, remiss, without: true, want: ['word', 'xlsx'] })
  const missing: Missing = []
  const entries: PackageEntry[] = [
    ...(await sentOut(app, made, document, missing)),
    recipientList(made),
    ...(await sentMessages(app, remiss, missing)),
    ...(await submittedAnswers(app, made, missing)),
    ...compiledFiles(made, without, missing)
  ]
  const head = made.compiled
  const index: PackageIndex = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    asOf: head.asOf,
    kommun: head.kommun,
    document: { id: head.document.id, title: head.document.title, diarienummer: head.document.diarienummer },
    remiss: {
      id: head.remiss.id,
      number: head.remiss.number,
      version: head.version.number,
      versionHash: head.version.hash
    },
    files: [],
    missing
  }
  return {
    name: `${fileName(messages.sammanstallning.diarium.fileName(head.document.title))}.zip`,
    files: entries.length,
    missing,
    bytes: zipOf(withIndex(entries, index), (path, bytes, sha256) => {
      const entry = entries.find(each => each.path === path)
      if (entry) index.files.push({ path, kind: entry.kind, what: entry.what, bytes, sha256 })
    })
  }
}

/** The files, and then what was told of them. */
async function* withIndex(entries: readonly PackageEntry[], index: PackageIndex): AsyncGenerator<Entry> {
  yield* entries
  yield { path: 'index.json', bytes: async () => Buffer.from(`${JSON.stringify(index, null, 2)}\n`) }
  yield { path: 'index.html', bytes: async () => Buffer.from(indexPage(index)) }
}
