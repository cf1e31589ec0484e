import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { templateSectionOf } from '../../schemas/document/create.ts'
import { type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { footnoteNumbers } from '../../schemas/document/numbering.ts'
import { metadataValue } from '../../schemas/records/metadata/editor.ts'
import { shapeOf } from '../../schemas/records/shapes.ts'
import { cellField } from '../../schemas/records/table/shape.ts'
import { READING_TYPES, type Reading, type ReadingField, type ReadingNode } from '../../schemas/remiss/reading.ts'
import { standingLeadIn } from '../../schemas/template/lead-in.ts'
import { isWritten } from '../../schemas/template/template.ts'
import { fieldText, isBlank } from '../../schemas/text/stycke.ts'
import type { Version } from '../versions/versions.ts'
import { namesBody } from './own.ts'

/** What of a version is shown. */
export type Shown = Pick<Version, 'dokument' | 'template' | 'kommun' | 'printed'>

/** Who reads: a unit of the register, or a body by its name. */
export interface Body {
  unit: string | null
  name: string
}

/** A frozen version as the body reads it: see schemas/remiss/reading.ts. */
export function readingOf(version: Shown, body: Body): Reading {
  const { dokument, template, kommun } = version
  const { metadata } = dokument
  const facts = template.metadata.flatMap(item => {
    const written = metadata.fields[item.key] ?? []
    const value = isWritten(item.kind) ? fieldText(written) : metadataValue(item, metadata.data[item.key], { kommun })
    return value.trim() === '' || item.key === 'titel' ? [] : [{ label: item.label, value }]
  })
  const notes = footnoteNumbers(referencesIn(version))
  const node = (post: DokumentPost): ReadingNode[] => nodeOf(post, version, body, notes)
  return {
    title: fieldText(metadata.fields.titel ?? []).trim(),
    documentType: template.documentType,
    insats: { one: template.insats.label, many: template.insats.plural },
    facts,
    nodes: [...dokument.sections, ...dokument.unplaced].flatMap(node)
  }
}

/** Footnotes in the order in which the text refers to them. */
function* referencesIn({ dokument }: Shown): Generator<string> {
  for (const { post } of recordsOf(dokument))
    for (const stycken of Object.values(post.fields))
      for (const { runs } of stycken) for (const run of runs) if ('footnote' in run) yield run.footnote
}

function nodeOf(post: DokumentPost, version: Shown, body: Body, notes: ReadonlyMap<string, number>): ReadingNode[] {
  const { template, kommun, printed } = version
  const type = READING_TYPES.find(known => known === post.type)
  if (!type) return []
  const children = post.children.flatMap(child => nodeOf(child, version, body, notes))
  const fields = type === 'tablerow' ? [] : fieldsOf(post, version)
  const number = type === 'footnote' ? String(notes.get(post.id) ?? '') : (printed.get(post.id) ?? '')
  const base: ReadingNode = {
    id: post.id,
    type,
    number,
    heading: '',
    leadIn: '',
    fields,
    ansvar: '',
    own: false,
    picture: null,
    header: false,
    children
  }
  if (type === 'section') {
    const section = templateSectionOf(template, post.data.key)
    // The template's own heading stands over whatever was written in a section whose heading is fixed.
    if (section?.headingFixed) base.fields = []
    if (base.fields.length === 0) base.heading = section?.heading ?? ''
    if (children.length === 0 && number === '') return []
  }
  if (type === 'fokusomrade') {
    if (!fields.some(f => f.field === 'titel')) base.heading = template.fokusomrade.label
    if (!fields.some(f => f.field === 'upptakt') && children.length > 0) base.leadIn = standingLeadIn(template, kommun)
  }
  if (type === 'insats') {
    const ansvar = ansvarOfPost(post)
    base.ansvar = ansvarSentence(ansvar, kommun)
    base.own = namesBody(ansvar, body, kommun)
  }
  if (type === 'picture') base.picture = pictureOf(post)
  if (type === 'table') {
    base.header = post.data.header === true
    base.children = rowsOf(post)
  }
  return [base]
}

/** The texts that hold something, in the order of the type; what the template asks for has its label. */
function fieldsOf(post: DokumentPost, { template }: Shown): ReadingField[] {
  const own = Object.keys(shapeOf(post.type).fields).filter(field => field !== 'ansvarstillagg')
  const more = post.type === 'insats' ? template.insats.fields : []
  return [...own.map(field => ({ key: field, label: '' })), ...more].flatMap(({ key, label }) => {
    const stycken = post.fields[key] ?? []
    return isBlank(stycken) ? [] : [{ field: key, label, stycken }]
  })
}

function pictureOf({ data }: DokumentPost): ReadingNode['picture'] {
  const { file, width, height } = data
  if (typeof file !== 'string') return null
  return { file, width: typeof width === 'number' ? width : 0, height: typeof height === 'number' ? height : 0 }
}

/** The rows of a table with a cell for each of its columns. */
function rowsOf(table: DokumentPost): ReadingNode[] {
  const columns = table.children.filter(child => child.type === 'tablecolumn')
  return table.children
    .filter(child => child.type === 'tablerow')
    .map(row => ({
      id: row.id,
      type: 'tablerow',
      number: '',
      heading: '',
      leadIn: '',
      fields: columns.map(({ id }) => ({
        field: cellField(id),
        label: '',
        stycken: row.fields[cellField(id)] ?? [{ runs: [] }]
      })),
      ansvar: '',
      own: false,
      picture: null,
      header: false,
      children: []
    }))
}
