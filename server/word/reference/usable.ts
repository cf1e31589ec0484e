import { StyrskriftError } from '../../../schemas/errors/catalogue.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { REFERENCE, type Templates } from '../../templates/load.ts'
import { type Reference, readReference } from './read.ts'

/**
 * The templates with those Word files to build on that can be used. One that cannot is told of as a problem of its template, which goes
 * on with the look that exports have without one.
 */
export async function withUsableReferences(templates: Templates): Promise<Templates> {
  const references = new Map<string, Uint8Array>()
  const problems = new Map(templates.problems)
  for (const [name, bytes] of templates.references) {
    const wrong = await problemOf(bytes)
    if (wrong === null) references.set(name, bytes)
    else {
      const problem = { file: `${name}/${REFERENCE}`, path: '', message: messages.export.badReference(wrong) }
      problems.set(name, [...(problems.get(name) ?? []), problem])
    }
  }
  return { ...templates, references, problems }
}

async function problemOf(bytes: Uint8Array): Promise<string | null> {
  try {
    await readReference(Buffer.from(bytes))
    return null
  } catch (error) {
    if (error instanceof StyrskriftError) return error.message
    throw error
  }
}

/** The municipality's own file, or null: one that cannot be used is told of when the templates are read, and not here. */
export async function referenceOf(bytes: Uint8Array | null | undefined): Promise<Reference | null> {
  if (!bytes) return null
  try {
    return await readReference(Buffer.from(bytes))
  } catch (error) {
    if (error instanceof StyrskriftError) return null
    throw error
  }
}

/** What the folder of templates gives every Word file of a template. */
export const wordBase = (
  { logo, logoPng, references }: Pick<Templates, 'logo' | 'logoPng' | 'references'>,
  template: string
): { logo: Uint8Array | null; logoPng: Uint8Array | null; reference: Uint8Array | null } => ({
  logo: logo?.bytes ?? null,
  logoPng,
  reference: references.get(template) ?? null
})
