import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import type { Choices } from '../../schemas/draft/choices.ts'
import { type Placed, UNSURE } from '../../schemas/draft/placement.ts'
import {
  type DraftThread,
  type ImportReport,
  type PartyQuestion,
  REPORT_FORMAT,
  REPORT_VERSION,
  type ReportLine
} from '../../schemas/draft/report.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { Template } from '../../schemas/template/template.ts'
import { titleOf } from '../documents/store.ts'
import type { DocxFile } from '../docx/model.ts'
import type { Built } from './build.ts'
import type { DraftLines } from './lines.ts'
import { outlineOf } from './outline.ts'
import { shownLine } from './report-line.ts'

/** What a report is made of. */
export interface Reported {
  file: DocxFile
  draft: DraftLines
  placed: readonly Placed[]
  built: Built
  threads: readonly DraftThread[]
  parties: Choices['parties']
}

/** The report on a file that Styrskrift has written and nobody has changed: it is the same document. */
export function ownReport(
  file: DocxFile,
  dokument: Dokument,
  template: Template,
  threads: readonly DraftThread[]
): ImportReport {
  const draft = { lines: [], notes: [], objects: [], hidden: [], comments: [], changes: [], rows: [] }
  const built = { dokument, targets: [], open: [], replaced: [], lostPictures: [] }
  const report = reportOf({ file, draft, placed: [], built, threads, parties: [] }, template)
  return { ...report, own: true, template: template.name, notTaken: [] }
}

/** The report on a draft that was read and built. Lines and counts agree: each line of the draft is in it once. */
export function reportOf({ file, draft, placed, built, threads, parties }: Reported, template: Template): ImportReport {
  const lines = draft.lines.map((line, i): ReportLine => {
    const { placement, by, sure } = placed[i] ?? { placement: { as: 'ej-placerat' }, by: 'ordning', sure: 0 }
    const isOut = placement.as === 'utelamnat'
    return {
      at: i,
      kind: line.kind,
      text: isOut ? line.text : shownLine(line),
      item: line.list !== null,
      placement,
      by,
      sure,
      target: built.targets[i] ?? null,
      ...(isOut ? { leftOut: placement.why } : {})
    }
  })
  const posts = [...recordsOf(built.dokument)].map(({ post }) => post)
  const ofType = (type: string): number => posts.filter(post => post.type === type).length
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    template: built.dokument.template,
    title: titleOf(built.dokument),
    counts: {
      lines: lines.length,
      fokusomraden: ofType('fokusomrade'),
      insatser: ofType('insats'),
      definitioner: ofType('definition'),
      fotnoter: ofType('footnote'),
      tabeller: ofType('table'),
      bilder: ofType('picture'),
      kommentarer: threads.filter(t => t.replacement === null).length,
      forslag: threads.filter(t => t.replacement !== null).length,
      ejPlacerat: lines.filter(l => l.placement.as === 'ej-placerat').length,
      utelamnat: lines.filter(l => l.placement.as === 'utelamnat').length,
      osakra: lines.filter(l => l.sure < UNSURE).length
    },
    lines,
    outline: outlineOf(built.dokument, template),
    ansvar: questionsOf(built, parties),
    replaced: built.replaced.map(word => ({ ...word })),
    notTaken: [
      ...[...file.findings].map(([what, count]) => ({ what, count })),
      ...[...draft.objects, ...built.lostPictures].map(({ text }) => ({ what: 'object' as const, count: 1, text })),
      ...draft.hidden.map(text => ({ what: 'hidden' as const, count: 1, text })),
      ...file.margins.map(text => ({ what: 'margin' as const, count: 1, text }))
    ],
    threads: threads.map(thread => ({ ...thread })),
    tracked: { ...file.changes }
  }
}

/** Each name once, with the lines in which it stands and what was answered. */
function questionsOf({ open }: Built, parties: Choices['parties']): PartyQuestion[] {
  const answers = new Map(parties.map(p => [sameSpelling(p.written), p.party] as const))
  const groups = Map.groupBy(open, ({ written }) => sameSpelling(written))
  return [...groups].map(([key, same]) => {
    const { written = '', suggestion = null } = same[0] ?? {}
    const lines = [...new Set(same.map(({ at }) => at))]
    const answer = answers.get(key)
    return { written, suggestion, lines, ...(answer === undefined ? {} : { answer }) }
  })
}
