import { completeDokument } from '../../schemas/document/create.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Template } from '../../schemas/template/template.ts'
import { type Unsound, unsoundness } from './soundness.ts'
import { nameRecords } from './tidy.ts'

/**
 * A file as a document holds it: every record has an id, and the sections that the template demands are there. `unsound` is what would be
 * lost; its paths are those of the file.
 */
export function normalise(file: Dokument, template: Template): { dokument: Dokument; unsound: Unsound[] } {
  const named = nameRecords(file, template)
  const dokument = completeDokument(named, template)
  const unsound = unsoundness(named)
  // A section that was added may have the id of something in the trash.
  return { dokument, unsound: unsound.length > 0 || dokument === named ? unsound : unsoundness(dokument) }
}

/** The same for a file that is to be used. Throws `ogiltig-fil` when something in it would be lost. */
export function normalDokument(file: Dokument, template: Template): Dokument {
  const { dokument, unsound } = normalise(file, template)
  const [first, ...more] = unsound
  if (!first) return dokument
  const others = more.length > 0 ? ` ${messages.issues.more(more.length)}` : ''
  throw new StyrskriftError('ogiltig-fil', { what: `${first.path}: ${first.message}${others}` })
}
