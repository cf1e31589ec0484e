import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createDokument, emptyPost } from '../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { loadTemplates, type Templates } from '../../server/templates/load.ts'
import type { WordInput } from '../../server/word/input.ts'

/** The templates of the repository, as the server reads them. */
export const shelf: Templates = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))

export const templateNamed = (name: string): Template => {
  const found = shelf.templates.get(name)
  if (!found) throw new RangeError(`There is no template ”${name}”.`)
  return found
}

/** What an export needs around a document. */
export const inputOf = (dokument: Dokument, change: Partial<WordInput> = {}): WordInput => ({
  dokument,
  template: templateNamed(dokument.template),
  kommun: shelf.kommun,
  logo: shelf.logo?.bytes ?? null,
  logoPng: shelf.logoPng,
  options: { state: 'arbetsmaterial', date: '2026-11-22', documentId: 'Dok1', versionId: '7' },
  ...change
})

export const say = (...runs: (Run | string)[]): Stycke => ({
  runs: runs.map(r => (typeof r === 'string' ? { text: r } : r))
})

export function post(id: string, type: DokumentPost['type'], more: Partial<DokumentPost> = {}): DokumentPost {
  return { ...emptyPost(id, type), ...more }
}

/** The section of a document with a key of its template; it is added where the document has none. */
export function sectionOf(dokument: Dokument, key: string): DokumentPost {
  const found = dokument.sections.find(s => s.data.key === key)
  if (found) return found
  const made = post(`X${key}`, 'section', { data: { key } })
  dokument.sections.push(made)
  return made
}

/** Puts a picture file into a document and gives the name that a picture record has for it. */
export function addPicture(dokument: Dokument, bytes: Uint8Array, mime: Dokument['pictures'][string]['mime']): string {
  const file = createHash('sha256').update(bytes).digest('hex')
  dokument.pictures[file] = { mime, base64: Buffer.from(bytes).toString('base64') }
  return file
}

/** A picture of 2 × 1 pixels in the format that its name says. */
export const PICTURES = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGMQD4k/fP4CAAhoAy2QujrTAAAAAElFTkSuQmCC',
    'base64'
  ),
  gif: Buffer.from('R0lGODlhAgABAIAAABdUX////ywAAAAAAgABAAACAgQKADs=', 'base64'),
  svg: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#17545F"/></svg>'
  )
} as const

export const logoBytes = (): Uint8Array => readFileSync(new URL('../../templates/logo.svg', import.meta.url))

/** A new document with a first title, as the server makes one. */
export const newDokument = (template: string, title = 'Ett dokument'): Dokument =>
  createDokument(templateNamed(template), title)
