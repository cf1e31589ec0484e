import type { DraftKind } from '../../schemas/api/drafts.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { type Choices, NO_CHOICES } from '../../schemas/draft/choices.ts'
import type { ImportReport } from '../../schemas/draft/report.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { normalDokument } from '../documents/normal.ts'
import type { DocxFile } from '../docx/model.ts'
import { readDocx } from '../docx/read.ts'
import { markdownFile } from '../plain/markdown.ts'
import { textFile } from '../plain/text.ts'
import { textOfBytes } from '../plain/text-of-bytes.ts'
import { untouchedDokument } from '../word/map.ts'
import { buildDraft } from './build.ts'
import { chosenPlacements } from './chosen.ts'
import { interpret } from './interpret.ts'
import { linesOf } from './lines.ts'
import { ownReport, reportOf } from './report.ts'
import { threadsOf } from './threads.ts'

/** As long as a plain text may be: twenty thick books. */
const MOST_LETTERS = 4_000_000

/** A draft as it was read, not saved. Its threads stand in the report. */
export interface Draft {
  dokument: Dokument
  report: ImportReport
}

export interface DraftOptions {
  template: Template
  kommun: Kommun
  /** The name of the file, for a draft that has no title. */
  name: string
  choices?: Choices
  /** What the bytes are; those of a file that was converted are a Word file. */
  kind?: DraftKind
}

/**
 * Reads a file that somebody has written into a template: the document, and a report of what went where. Nothing is saved.
 * @throws StyrskriftError for a file that is refused: see `readDocx`
 */
export async function readDraft(bytes: Buffer, options: DraftOptions): Promise<Draft> {
  return readDraftFile(await fileIn(bytes, options.kind ?? 'docx'), options)
}

async function fileIn(bytes: Buffer, kind: DraftKind): Promise<DocxFile> {
  if (kind !== 'markdown' && kind !== 'text') return readDocx(bytes)
  const text = textOfBytes(bytes)
  if (text === null) throw new StyrskriftError('utkast-annat-format')
  if (text.length > MOST_LETTERS) throw new StyrskriftError('word-for-stor', { limit: messages.importing.mostText })
  return kind === 'markdown' ? markdownFile(text) : textFile(text)
}

/** The same of a file in its plain form, whatever format it had. */
function readDraftFile(file: DocxFile, options: DraftOptions): Draft {
  const { template, kommun, name, choices = NO_CHOICES } = options
  const own = file.comments.size + file.tracked.length === 0 ? untouchedDokument(file) : null
  if (own && choices.placements.length === 0) {
    const dokument = normalDokument({ ...own, template: template.name }, template)
    return { dokument, report: ownReport(file, dokument, template, []) }
  }
  const draft = linesOf(file, choices.tracked)
  const placed = interpret(draft, template, chosenPlacements(draft.lines, choices, template))
  const title = file.properties.title || name.replace(/\.[a-z]+$/iu, '')
  const placements = placed.map(p => p.placement)
  const { parties } = choices
  const built = buildDraft(draft, placements, { template, kommun, parties, title, pictures: file.pictures })
  const threads = threadsOf(file, draft, built.dokument, built.targets)
  const report = reportOf({ file, draft, placed, built, threads, parties }, template)
  return { dokument: normalDokument(built.dokument, template), report }
}
