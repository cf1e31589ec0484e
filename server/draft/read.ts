import type { Dokument } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { normalDokument } from '../documents/normal.ts'
import { readDocx } from '../docx/read.ts'
import { untouchedDokument } from '../word/map.ts'
import { buildDraft } from './build.ts'
import { interpret } from './interpret.ts'
import { linesOf, type Tracked } from './lines.ts'
import type { Placement } from './placement.ts'
import { type ImportReport, ownReport, reportOf } from './report.ts'

/** A draft as it was read, not saved. */
export interface Draft {
  dokument: Dokument
  report: ImportReport
}

export interface DraftOptions {
  template: Template
  kommun: Kommun
  /** The name of the file, for a draft that has no title. */
  name: string
  tracked?: Tracked
  /** Placements that a person has chosen, by the number of the line. */
  chosen?: ReadonlyMap<number, Placement>
}

/**
 * Reads a Word file that somebody has written into a template: the document, and a report of what went where. Nothing is saved.
 * @throws StyrskriftError for a file that is refused: see `readDocx`
 */
export async function readDraft(bytes: Buffer, options: DraftOptions): Promise<Draft> {
  const { template, kommun, name, tracked = 'accept', chosen } = options
  const file = await readDocx(bytes)
  const own = chosen || tracked === 'reject' ? null : untouchedDokument(file)
  if (own)
    return {
      dokument: normalDokument({ ...own, template: template.name }, template),
      report: ownReport(file, own, template)
    }
  const draft = linesOf(file, tracked)
  const placed = interpret(draft, template).map((found, i) => {
    const own = chosen?.get(i)
    return own ? { placement: own, by: 'person' as const, sure: 1 } : found
  })
  const title = file.properties.title || name.replace(/\.[a-z]+$/iu, '')
  const built = buildDraft(
    draft,
    placed.map(p => p.placement),
    { template, kommun, title, pictures: file.pictures }
  )
  return { dokument: normalDokument(built.dokument, template), report: reportOf(file, draft, placed, built) }
}
