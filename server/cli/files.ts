import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Dokument, dokument } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { describeIssues } from '../../schemas/errors/issues.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { writeWholeFile } from '../storage/whole-file.ts'

/** A file as the person named it. npm runs a script in the folder of the package, and tells where it was called. */
export function pathOf(file: string, env: NodeJS.ProcessEnv = process.env): string {
  const from = env.npm_lifecycle_event === 'styrskrift' ? env.INIT_CWD : undefined
  return resolve(from ?? process.cwd(), file)
}

/** The words of the operating system's refusals. */
function why(error: unknown): string {
  const words: Readonly<Record<string, string>> = messages.files
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  return words[code] ?? message
}

/** The bytes of a file. Throws `fil-gar-inte-att-lasa`. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(pathOf(file))
  } catch (error) {
    throw new StyrskriftError('fil-gar-inte-att-lasa', { file, what: why(error) })
  }
}

/** What a file holds as JSON. Throws `fil-gar-inte-att-lasa`, `ogiltig-fil`. */
export async function readJson(file: string): Promise<unknown> {
  const text = (await readBytes(file)).toString('utf8').replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch {
    throw new StyrskriftError('ogiltig-fil', { what: messages.files.notJson })
  }
}

/** The document of an interchange file. Throws `fil-gar-inte-att-lasa`, `ogiltig-fil`. */
export async function readDokument(file: string): Promise<Dokument> {
  const read = dokument.safeParse(await readJson(file))
  if (!read.success) throw new StyrskriftError('ogiltig-fil', { what: describeIssues(read.error.issues) })
  return read.data
}

/** Writes a file whole or not at all. Throws `fil-gar-inte-att-skriva`; what `write` itself throws passes through. */
export async function writeWhole(file: string, write: (part: string) => Promise<void>): Promise<void> {
  try {
    await writeWholeFile(pathOf(file), write)
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error
    throw new StyrskriftError('fil-gar-inte-att-skriva', { file, what: why(error) })
  }
}
