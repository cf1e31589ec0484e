import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { type Dokument, type DokumentPost, dokument } from '../../schemas/document/dokument.ts'
import { firstProseId, METADATA_ID, sectionId } from '../../schemas/document/ids.ts'
import { type Kommun, kommun, UNIT_KINDS } from '../../schemas/register/kommun.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import { hasKalmar, type KalmarSource, kalmarSource } from './source.ts'

export { hasKalmar, type KalmarSource, kalmarSource }

/**
 * The municipality of the case: its units, with every spelling of the source that is not the canonical one as a former name, and
 * its collective phrases.
 */
export function kalmarKommun(source: KalmarSource = kalmarSource()): Kommun {
  const others = (unit: KalmarSource['units'][number]): string[] =>
    Object.keys(unit.spellings).filter(s => sameSpelling(s) !== sameSpelling(unit.canonical))
  const isUnit = (kind: string): boolean => UNIT_KINDS.some(k => k === kind)
  return kommun.parse({
    name: source.municipality,
    period: source.period,
    diarienummer: [{ name: 'Nämnderna', pattern: '[A-Z]{2,5} \\d{4}/\\d{4}', example: source.case.arendebeteckning }],
    enheter: source.units
      .filter(unit => isUnit(unit.kind))
      .map(unit => ({ id: unit.id, name: unit.canonical, kind: unit.kind, formerly: others(unit) })),
    kollektiv: source.units
      .filter(unit => !isUnit(unit.kind))
      .map(unit => ({ id: unit.id, name: unit.canonical, aliases: others(unit) }))
  })
}

/**
 * The strategy as a document of the template `program`, verbatim. Headings of the source that the template fixes otherwise stand
 * as headings in the text. The ansvar of each insats is read by `parseAnsvar` from the line of the source. Ids: `fo-1`, `in-1-1`,
 * `def-1`, `fot-1`.
 */
export function kalmarDokument(source: KalmarSource = kalmarSource()): Dokument {
  const register = kalmarKommun(source)
  const [ingress, mal, ansvar] = ['ingress', 'goals', 'governance'].map(
    role => source.sections.find(s => s.role === role)!
  )
  return dokument.parse({
    format: 'styrskrift-dokument',
    version: 1,
    template: 'program',
    metadata: {
      ...post(METADATA_ID, 'metadata'),
      data: { 'beslutas-av': 'Kommunfullmäktige' },
      fields: {
        titel: line(source.title),
        diarienummer: line(source.case.arendebeteckning),
        'galler-for': line(source.scope),
        giltighetstid: line(`${source.period.from}–${source.period.to}`),
        ersatter: line(source.replaces)
      }
    },
    sections: [
      section('ingress', [prose('ingress', ingress!.paragraphs.map(paragraph))]),
      section('mal', [prose('mal', goals(mal!))]),
      section('ansvar', [prose('ansvar', ansvar!.paragraphs.map(paragraph))]),
      section('definitioner', source.definitions.map(definition)),
      section(
        'fokusomraden',
        source.areas.map(area => fokusomrade(area, register))
      ),
      section(
        'fotnoter',
        source.footnotes.map(note => ({ ...post(footnoteId(note.no), 'footnote'), fields: { text: line(note.text) } }))
      )
    ]
  })
}

const post = (id: string, type: DokumentPost['type']): DokumentPost => ({
  id,
  type,
  data: {},
  sets: {},
  fields: {},
  children: []
})

const section = (key: string, children: DokumentPost[]): DokumentPost => ({
  ...post(sectionId(key), 'section'),
  data: { key },
  children
})

const prose = (key: string, text: Stycke[]): DokumentPost => ({ ...post(firstProseId(key), 'prose'), fields: { text } })

/** The section on goals has a heading of its own, and one over the list of areas. */
function goals(from: KalmarSource['sections'][number]): Stycke[] {
  const parts = from.subsections.flatMap(sub => [
    { form: 'h3' as const, runs: runs(sub.heading) },
    ...sub.list.map(item),
    paragraph(sub.after)
  ])
  return [{ form: 'h2', runs: runs(from.heading ?? '') }, ...from.paragraphs.map(paragraph), ...parts]
}

const definition = (from: KalmarSource['definitions'][number], i: number): DokumentPost => ({
  ...post(`def-${i + 1}`, 'definition'),
  fields: { term: line(from.term), text: [paragraph(from.text), ...from.items.map(item)] }
})

const fokusomrade = (area: KalmarSource['areas'][number], register: Kommun): DokumentPost => ({
  ...post(`fo-${area.no}`, 'fokusomrade'),
  fields: { titel: line(area.title), inledning: [paragraph(area.intro)], upptakt: line(area.leadIn) },
  children: area.actions.map(action => insats(action, register))
})

function insats(action: KalmarSource['areas'][number]['actions'][number], register: Kommun): DokumentPost {
  const { kind, lead, partners, tail } = parseAnsvar(action.responsibleRaw, register).ansvar
  return {
    ...post(`in-${action.ref.replace('.', '-')}`, 'insats'),
    data: kind ? { ansvarsform: kind } : {},
    sets: { lead: [...lead], partner: [...partners] },
    fields: { text: [paragraph(action.text)], ...(tail ? { ansvarstillagg: line(tail) } : {}) }
  }
}

const footnoteId = (no: number): string => `fot-${no}`
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Text with its footnotes: a superscript digit is a reference, and stands in the text no longer. */
const runs = (text: string): Run[] =>
  text
    .split(/([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)
    .filter(part => part !== '')
    .map(part => {
      const digits = [...part].map(c => SUPERSCRIPTS.indexOf(c))
      return digits.every(d => d >= 0) ? { footnote: footnoteId(Number(digits.join(''))) } : { text: part }
    })

const paragraph = (text: string): Stycke => ({ runs: runs(text) })
const item = (text: string): Stycke => ({ form: 'li', runs: runs(text) })
const line = (text: string): Stycke[] => [paragraph(text)]
