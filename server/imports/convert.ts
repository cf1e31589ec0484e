import type { DraftKind } from '../../schemas/api/drafts.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { convert, findLibreOffice } from '../office/libreoffice.ts'

/** What LibreOffice makes a Word file of before it is read. */
const CONVERTED = ['odt', 'doc', 'rtf'] as const
type Converted = (typeof CONVERTED)[number]

export const isConverted = (kind: DraftKind): kind is Converted => (CONVERTED as readonly string[]).includes(kind)

const FILTERS: Readonly<Record<Converted, string>> = { odt: 'writer8', doc: 'MS Word 97', rtf: 'Rich Text Format' }

/** A programme of 150 pages takes five seconds. */
const TIME_LIMIT = 60_000

/**
 * Makes a Word file of a draft in another format. Throws `libreoffice-saknas`, `gar-inte-att-omvandla`.
 */
export async function convertToDocx(bytes: Buffer, kind: Converted, program = findLibreOffice()): Promise<Buffer> {
  if (program === null) throw new StyrskriftError('libreoffice-saknas', { format: `.${kind}` })
  try {
    return await convert({ bytes, from: kind, filter: FILTERS[kind], to: 'docx', timeLimit: TIME_LIMIT, program })
  } catch {
    throw new StyrskriftError('gar-inte-att-omvandla', { format: `.${kind}` })
  }
}
