import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { z } from 'zod'
import { type Dokument, dokument } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { listIssues } from '../../schemas/errors/issues.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { type Kommun, kommun } from '../../schemas/register/kommun.ts'
import { type SampleRemiss, sampleRemiss } from '../../schemas/remiss/sample-remiss.ts'
import { misfits } from '../../schemas/template/fits.ts'
import { type Template, template } from '../../schemas/template/template.ts'

/** The municipality, its register, and its templates, as they stand in the folder of templates. */
export interface Templates {
  readonly kommun: Kommun
  /** By name, which is also the name of the folder; in alphabetical order. */
  readonly templates: ReadonlyMap<string, Template>
  /** The sample document of a template, a new copy each time; null when there is no such template or it has no sample. */
  sample(name: string): Dokument | null
  /** A remiss of that sample, for the demo, by the name of the template. */
  readonly remisser: ReadonlyMap<string, SampleRemiss>
  readonly logo: { readonly bytes: Buffer; readonly mime: 'image/svg+xml' | 'image/png' } | null
  /** The same logo as PNG, for programs that cannot draw an SVG in a Word file: `logo.png` beside `logo.svg`. */
  readonly logoPng: Buffer | null
  /** The Word file that exports of a template build on, by its name: `reference.docx` of its folder, as it is. */
  readonly references: ReadonlyMap<string, Uint8Array>
  /** What is wrong with each template that has something wrong, by the name of its folder. One whose `template.json` is wrong is not offered. */
  readonly problems: ReadonlyMap<string, readonly TemplateProblem[]>
}

/** Something that is wrong in the folder of templates: the file, the path in it, and what. */
export interface TemplateProblem {
  file: string
  path: string
  message: string
}

/**
 * Reads the folder of templates: `kommun.json`, the picture that it names, and a folder for each template with `template.json` and
 * perhaps `sample.json`, `remiss.json` and `reference.docx` (which `withUsableReferences` looks into). Read once, at start. A template that is wrong is left out, and its problems are told.
 * @throws StyrskriftError `ogiltig-mall` when the municipality cannot be read or there is no template at all: then it lists every problem
 * of every file, a line each: file, path in it, what is wrong.
 */
export function loadTemplates(directory: string): Templates {
  const problems: TemplateProblem[] = []
  const reader = new Reader(directory, problems)
  const municipality = reader.read('kommun.json', kommun)
  const logo = municipality?.logo ? reader.picture(municipality.logo) : null
  const logoPng = municipality?.logo ? reader.png(municipality.logo) : null
  const templates = new Map<string, Template>()
  const samples = new Map<string, Dokument>()
  const remisser = new Map<string, SampleRemiss>()
  const references = new Map<string, Uint8Array>()
  const folders = reader.folders()
  for (const name of folders) {
    const read = reader.read(`${name}/template.json`, template)
    if (read?.name === name) templates.set(name, read)
    else if (read)
      problems.push({ file: `${name}/template.json`, path: 'name', message: messages.templates.otherName(name) })
    const reference = reader.exists(`${name}/${REFERENCE}`) ? reader.bytes(`${name}/${REFERENCE}`) : null
    if (reference) references.set(name, reference)
    if (!reader.exists(`${name}/sample.json`)) continue
    const sample = reader.read(`${name}/sample.json`, dokument)
    if (!sample || read?.name !== name || !municipality) continue
    const unfit = misfits(sample, read, municipality)
    if (unfit.length === 0) samples.set(name, sample)
    const remiss = reader.exists(`${name}/remiss.json`) ? reader.read(`${name}/remiss.json`, sampleRemiss) : null
    if (remiss) remisser.set(name, remiss)
    for (const misfit of unfit) problems.push({ file: `${name}/sample.json`, ...misfit })
  }
  if (folders.length === 0) problems.push({ file: '*/template.json', path: '', message: messages.templates.none })
  const ofFolder = Map.groupBy(problems, p => folders.find(name => p.file.startsWith(`${name}/`)) ?? '')
  if (ofFolder.has('') || !municipality) throw invalidTemplates(problems)
  return {
    kommun: municipality,
    templates,
    sample: name => structuredClone(samples.get(name) ?? null),
    remisser,
    logo,
    logoPng,
    references,
    problems: ofFolder
  }
}

/** The name of the Word file in the folder of a template. */
export const REFERENCE = 'reference.docx'

/** A problem as one line. */
export const problemLine = ({ file, path, message }: TemplateProblem): string =>
  `${file}: ${path ? `${path}: ` : ''}${message}`

/** The error that lists them. */
export function invalidTemplates(problems: readonly TemplateProblem[]): StyrskriftError {
  const lines = problems.map(problemLine)
  const files = new Set(problems.map(p => p.file))
  return new StyrskriftError('ogiltig-mall', { name: [...files].join('”, ”'), what: `\n${lines.join('\n')}\n` })
}

const MIMES: Readonly<Record<string, 'image/svg+xml' | 'image/png'>> = { '.svg': 'image/svg+xml', '.png': 'image/png' }

/** Reads files of one folder and notes what is wrong with them. */
class Reader {
  readonly #directory: string
  readonly #problems: TemplateProblem[]

  constructor(directory: string, problems: TemplateProblem[]) {
    this.#directory = directory
    this.#problems = problems
  }

  exists(file: string): boolean {
    return existsSync(join(this.#directory, file))
  }

  /** Names of the folders, in alphabetical order; hidden ones and files are left alone. */
  folders(): string[] {
    if (!this.exists('.')) return []
    const names = readdirSync(this.#directory).filter(name => !name.startsWith('.'))
    return names.filter(name => statSync(join(this.#directory, name)).isDirectory()).sort()
  }

  /** The checked content of a JSON file, or null after its problems have been noted. */
  read<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
    const text = this.bytes(file)?.toString('utf8')
    if (text === undefined) return null
    let value: unknown
    try {
      value = JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch (error) {
      this.#problems.push({ file, path: '', message: messages.templates.notJson((error as Error).message) })
      return null
    }
    const result = schema.safeParse(value)
    if (result.success) return result.data
    this.#problems.push(...listIssues(result.error.issues).map(issue => ({ file, ...issue })))
    return null
  }

  picture(file: string): Templates['logo'] {
    const bytes = this.bytes(file)
    const mime = MIMES[extname(file)]
    return bytes && mime ? { bytes, mime } : null
  }

  /** A picture as PNG: itself, or the one beside an SVG. */
  png(file: string): Buffer | null {
    const png = file.replace(/\.svg$/, '.png')
    return this.exists(png) ? (this.bytes(png) ?? null) : null
  }

  bytes(file: string): Buffer | undefined {
    try {
      return readFileSync(join(this.#directory, file))
    } catch {
      this.#problems.push({ file, path: '', message: messages.templates.missing })
      return undefined
    }
  }
}
