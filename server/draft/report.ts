import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { DocxFile, Finding } from '../docx/model.ts'
import type { Built } from './build.ts'
import type { DraftLines } from './lines.ts'
import type { Target } from './making.ts'
import type { FoundBy, LeftOut, Placed, Placement } from './placement.ts'

export const REPORT_FORMAT = 'styrskrift-importrapport'
export const REPORT_VERSION = 1

/** What became of a draft: shown before anything is saved, and written beside the file on the command line. */
export interface ImportReport {
  format: typeof REPORT_FORMAT
  version: typeof REPORT_VERSION
  template: string
  /** The file was written by Styrskrift and nobody has changed it: the document is the same, and no line had to be placed. */
  own?: boolean
  counts: Record<
    | 'lines'
    | 'fokusomraden'
    | 'insatser'
    | 'definitioner'
    | 'fotnoter'
    | 'tabeller'
    | 'bilder'
    | 'ejPlacerat'
    | 'utelamnat'
    | 'osakra',
    number
  >
  /** Every line of the draft, in its order. */
  lines: ReportLine[]
  /** Names in lines of ansvar that the register does not have quite so. */
  ansvar: Built['open']
  /** What was seen and not taken along. */
  notTaken: { what: Finding | 'object' | 'margin' | 'comment'; count: number; text?: string }[]
  /** Tracked changes of the draft, as many as stand in it. */
  tracked: DocxFile['changes']
}

export interface ReportLine {
  at: number
  /** The first words. */
  text: string
  placement: Placement
  by: FoundBy
  sure: number
  target: Target | null
  leftOut?: LeftOut
}

const MOST_LETTERS = 160
/** Below this a person is asked to look. */
export const UNSURE = 0.7

/** The report on a file that Styrskrift has written and nobody has changed: it is the same document. */
export function ownReport(file: DocxFile, dokument: Dokument, template: Template): ImportReport {
  const draft = { lines: [], notes: [], objects: [] }
  return {
    ...reportOf(file, draft, [], { dokument, targets: [], open: [] }),
    own: true,
    template: template.name,
    notTaken: []
  }
}

/** The report on a draft that was read and built. Lines and counts agree: each line of the draft is in it once. */
export function reportOf(file: DocxFile, draft: DraftLines, placed: readonly Placed[], built: Built): ImportReport {
  const lines = draft.lines.map((line, i): ReportLine => {
    const { placement, by, sure } = placed[i] ?? { placement: { as: 'ej-placerat' }, by: 'ordning', sure: 0 }
    return {
      at: i,
      text: line.text.length > MOST_LETTERS ? `${line.text.slice(0, MOST_LETTERS)}…` : line.text,
      placement,
      by,
      sure,
      target: built.targets[i] ?? null,
      ...(placement.as === 'utelamnat' ? { leftOut: placement.why } : {})
    }
  })
  const posts = [...recordsOf(built.dokument)].map(({ post }) => post)
  const ofType = (type: string): number => posts.filter(post => post.type === type).length
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    template: built.dokument.template,
    counts: {
      lines: lines.length,
      fokusomraden: ofType('fokusomrade'),
      insatser: ofType('insats'),
      definitioner: ofType('definition'),
      fotnoter: ofType('footnote'),
      tabeller: ofType('table'),
      bilder: ofType('picture'),
      ejPlacerat: lines.filter(l => l.placement.as === 'ej-placerat').length,
      utelamnat: lines.filter(l => l.placement.as === 'utelamnat').length,
      osakra: lines.filter(l => l.sure < UNSURE).length
    },
    lines,
    ansvar: built.open,
    notTaken: [
      ...[...file.findings].map(([what, count]) => ({ what, count })),
      ...draft.objects.map(({ text }) => ({ what: 'object' as const, count: 1, text })),
      ...file.margins.map(text => ({ what: 'margin' as const, count: 1, text }))
    ],
    tracked: file.changes
  }
}
