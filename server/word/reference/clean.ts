import { childOf, childrenOf, elementsOf, textIn, type Xml } from '../../docx/xml.ts'

/** Elements whose content stays and who themselves go: wrappers that hold nothing to look at. */
const UNWRAPPED = ['w:sdt', 'w:sdtContent', 'w:hyperlink', 'w:smartTag', 'w:customXml', 'w:ins', 'w:moveTo']

/** Elements that go with all that is in them: what does something, what refers to parts that are not taken along, what is gone. */
const DROPPED = [
  'w:sdtPr',
  'w:sdtEndPr',
  'w:del',
  'w:moveFrom',
  'w:object',
  'w:control',
  'w:altChunk',
  'w:subDoc',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:attachedTemplate',
  'a:extLst',
  'a:hlinkClick',
  'a:hlinkHover'
]

/** Fields that show something of the document itself; of all others the words stay that they showed last. */
const FIELDS = /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|STYLEREF|TITLE|SUBJECT)\b/i

/** An element of the municipality's own file as it may stand in ours; an empty list where nothing of it may. */
export function cleaned(element: Xml): Xml[] {
  if (element.name === 'mc:AlternateContent') {
    const fallback = childOf(element, 'mc:Fallback')
    return fallback ? inside(fallback) : []
  }
  if (DROPPED.includes(element.name) || element.name.startsWith('?')) return []
  if (UNWRAPPED.includes(element.name)) return inside(element)
  if (element.name === 'w:fldSimple' && !FIELDS.test(element.attributes['w:instr'] ?? '')) return inside(element)
  return [{ name: element.name, attributes: attributesOf(element), children: withoutFields(childrenIn(element)) }]
}

const inside = (element: Xml): Xml[] => elementsOf(element).flatMap(cleaned)

const childrenIn = (element: Xml): (Xml | string)[] =>
  element.children.flatMap((child): (Xml | string)[] => (typeof child === 'string' ? [child] : cleaned(child)))

/** Marks of editing sessions, ids of paragraphs, and what this version does not know, are not taken along. */
const attributesOf = ({ attributes }: Xml): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      ([key]) =>
        !key.startsWith('?') &&
        !key.startsWith('w:rsid') &&
        !key.startsWith('mc:') &&
        !/^w14:(?:paraId|textId)$/.test(key)
    )
  )

/** Complex fields of a paragraph that are not allowed lose their instruction, and keep their result. */
function withoutFields(children: (Xml | string)[]): (Xml | string)[] {
  const out: (Xml | string)[] = []
  let field: { runs: (Xml | string)[]; code: string; depth: number; ended: boolean } | null = null
  for (const child of children) {
    const chars = typeof child === 'string' || child.name !== 'w:r' ? [] : childrenOf(child, 'w:fldChar')
    const types = chars.map(c => c.attributes['w:fldCharType'])
    if (types.includes('begin')) field ??= { runs: [], code: '', depth: 0, ended: false }
    if (!field) {
      out.push(child)
      continue
    }
    field.runs.push(child)
    for (const type of types) field.depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0
    if (typeof child !== 'string' && types.every(type => type !== 'separate'))
      field.code += childrenOf(child, 'w:instrText').map(textIn).join('')
    if (field.depth > 0) continue
    out.push(...(FIELDS.test(field.code) ? field.runs : resultOf(field.runs)))
    field = null
  }
  return field ? [...out, ...resultOf(field.runs)] : out
}

const MACHINERY = ['w:fldChar', 'w:instrText']

const resultOf = (runs: readonly (Xml | string)[]): (Xml | string)[] =>
  runs.map(run =>
    typeof run === 'string'
      ? run
      : { ...run, children: run.children.filter(c => typeof c === 'string' || !MACHINERY.includes(c.name)) }
  )
