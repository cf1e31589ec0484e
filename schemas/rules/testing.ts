import type { z } from 'zod'
import { type Dokument, type DokumentPost, dokument } from '../document/dokument.ts'
import { METADATA_ID } from '../document/ids.ts'
import { numbering } from '../document/numbering.ts'
import { type Kommun, kommun } from '../register/kommun.ts'
import { type Template, template } from '../template/template.ts'
import type { styckenInput } from '../text/stycke.ts'
import type { RuleId } from './ids.ts'
import type { Problem, RuleContext } from './rule.ts'
import { checkDokument } from './rules.ts'

/**
 * Builders of small documents for tests of rules. Texts take the short form of the interchange: a string or a list of
 * strings, "- " for a bullet, "# " for a heading, "[^id]" for a reference to a footnote.
 */
type Texts = Record<string, z.input<typeof styckenInput>>
type PostInput = z.input<typeof dokument>['sections'][number]
interface Parts {
  id?: string
  data?: Record<string, unknown>
  sets?: Record<string, string[]>
}

let made = 0
const post = (type: DokumentPost['type'], fields: Texts, children: PostInput[] = [], parts: Parts = {}): PostInput => ({
  type,
  fields,
  children,
  ...parts,
  id: parts.id ?? `${type}${++made}`
})

export const sektion = (key: string, ...children: PostInput[]): PostInput =>
  post('section', {}, children, { id: `s-${key}`, data: { key } })
export const prosa = (...lines: string[]): PostInput => post('prose', { text: lines })
export const omrade = (titel: string, upptakt: string, ...insatser: PostInput[]): PostInput =>
  post('fokusomrade', { titel, upptakt, inledning: 'En inledning.' }, insatser)
export const insats = (text: string | string[], lead: string[] = ['soc'], parts: Parts = {}): PostInput =>
  post('insats', { text }, [], { ...parts, sets: { lead, ...parts.sets } })
export const definition = (term: string, text = 'Det som menas.'): PostInput => post('definition', { term, text })
export const fotnot = (id: string, text = 'En källa.'): PostInput => post('footnote', { text }, [], { id })
export const bild = (alt: string): PostInput => post('picture', { alt })
export const bilaga = (titel: string, ...children: PostInput[]): PostInput => post('bilaga', { titel }, children)

/** A table with a cell for each text; rows are lists of texts. */
export function tabell(header: boolean, ...rows: string[][]): PostInput {
  const columns = (rows[0] ?? []).map(() => post('tablecolumn', {}))
  const cells = (row: string[]) => Object.fromEntries(columns.map((c, i) => [`c-${c.id}`, row[i] ?? '']))
  return post('table', {}, [...columns, ...rows.map(row => post('tablerow', cells(row)))], { data: { header } })
}

const testKommun: Kommun = kommun.parse({
  name: 'Sjövika kommun',
  period: { from: 2027, to: 2030 },
  diarienummer: [{ name: 'Alla', pattern: 'KS \\d{4}/\\d{4}', example: 'KS 2026/0012' }],
  enheter: [
    { id: 'ks', name: 'kommunstyrelsen', kind: 'namnd', aliases: ['KS'] },
    { id: 'klk', name: 'kommunledningskontoret', kind: 'kontor', aliases: ['KLK'], formerly: ['stadskansliet'] },
    { id: 'soc', name: 'socialförvaltningen', kind: 'forvaltning', aliases: ['socialkontoret'] },
    { id: 'kof', name: 'kultur- och fritidsförvaltningen', kind: 'forvaltning' },
    { id: 'norra', name: 'Norra Sjövika kommundelsförvaltning', kind: 'forvaltning' },
    { id: 'bo', name: 'Sjövikabostäder AB', kind: 'bolag', aliases: ['Sjövikabostäder'] },
    { id: 'natverk', name: 'nätverket ”Trygg ihop”', kind: 'natverk' },
    { id: 'lst', name: 'Länsstyrelsen i Vikens län', kind: 'extern', aliases: ['Länsstyrelsen'] }
  ],
  kollektiv: [{ id: 'alla', name: 'alla förvaltningar', aliases: ['samtliga förvaltningar'] }]
})

export const testTemplate = (changes: Partial<z.input<typeof template>> = {}): Template =>
  template.parse({
    name: 'prov',
    documentType: 'Program',
    metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
    sections: [
      { key: 'text', heading: 'Text', content: 'prose', headings: true, required: false },
      { key: 'egen', heading: 'Eget', headingFixed: false, content: 'prose', required: false },
      { key: 'omraden', heading: 'Områden', content: 'fokusomraden', required: false },
      { key: 'ord', heading: 'Ord', content: 'definitioner', required: false },
      { key: 'fotnoter', heading: 'Fotnoter', content: 'fotnoter' },
      { key: 'bilagor', heading: 'Bilagor', content: 'bilagor', required: false }
    ],
    fokusomrade: { leadIn: 'Under perioden {period} ska {kommun}:' },
    ...changes
  })

/** What a document consists of besides its sections. */
interface Rest {
  titel?: string
  metadata?: { data?: Record<string, unknown>; fields?: Texts }
  template?: Template
  unplaced?: PostInput[]
}

export function testContext(sections: PostInput[], rest: Rest = {}): RuleContext {
  const chosen = rest.template ?? testTemplate()
  const fields = { titel: rest.titel ?? 'Program', ...rest.metadata?.fields }
  const doc: Dokument = dokument.parse({
    format: 'styrskrift-dokument',
    version: 1,
    template: chosen.name,
    metadata: { ...post('metadata', fields), id: METADATA_ID, data: rest.metadata?.data ?? {} },
    sections,
    unplaced: rest.unplaced ?? []
  })
  return { dokument: doc, template: chosen, kommun: testKommun, numbers: numbering(doc.sections, chosen) }
}

/** The problems that one rule finds; a rule that throws fails the test. */
export function problemsOf(rule: RuleId, sections: PostInput[], rest: Rest = {}): Problem[] {
  const faults: unknown[] = []
  const found = checkDokument(testContext(sections, rest), (_rule, fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
  return found.filter(p => p.rule === rule)
}

/** What a rule finds in running text: the words at each place, in order. */
export const wordsFound = (rule: RuleId, ...lines: string[]): string[] =>
  problemsOf(rule, [sektion('text', prosa(...lines))]).map(p => lines.join('\n').slice(p.place.from, p.place.to))

/** The text after the clicks that mend every problem of the rule, last first. */
export function mended(rule: RuleId, ...lines: string[]): string {
  return problemsOf(rule, [sektion('text', prosa(...lines))])
    .flatMap(p => p.fix ?? [])
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, fix) => text.slice(0, fix.from) + fix.text + text.slice(fix.to), lines.join('\n'))
}
