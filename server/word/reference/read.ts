import { StyrskriftError } from '../../../schemas/errors/catalogue.ts'
import type { PageMeasures } from '../../../schemas/word/look.ts'
import type { ReadLimits } from '../../docx/limits.ts'
import { DocxPackage } from '../../docx/package.ts'
import { type Relationship, relationshipsOf, targetOf } from '../../docx/relationships.ts'
import { Budget, childOf, childrenOf, readXml, switchOf, valOf, within, type Xml } from '../../docx/xml.ts'
import { cleaned } from './clean.ts'
import { type Margin, readMargin } from './margin.ts'
import { pageOf } from './page.ts'
import { partText } from './xml-out.ts'

/** Which pages a header or footer stands on. */
export const PAGE_KINDS = ['default', 'first', 'even'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

export type Margins = Partial<Record<PageKind, Margin>>

/** The municipality's own Word file, as far as an export builds on it. Its text is not in it. */
export interface Reference {
  page: PageMeasures
  /** The first page has a header and a footer of its own, or none. */
  titlePage: boolean
  evenAndOdd: boolean
  headers: Margins
  footers: Margins
  styles: Xml
  numbering: Xml | null
  /** The theme, which fonts and colours of styles may refer to, as a part. */
  theme: Xml | null
  themeText: string | null
}

const MIB = 1024 * 1024

/** A file of styles with a letterhead is far below each of them. */
const LIMITS: ReadLimits = {
  file: 10 * MIB,
  parts: 500,
  part: 8 * MIB,
  total: 24 * MIB,
  ratio: 150,
  elements: 200_000,
  depth: 100
}

/**
 * Reads the municipality's own file: as safely as any other Word file, and only what is to look at. Nothing that does something, or
 * that lies elsewhere, is taken along.
 * @throws StyrskriftError for a file that is refused (`DocxPackage.open`, `readXml`), or that has no styles (`word-inte-docx`)
 */
export async function readReference(bytes: Buffer): Promise<Reference> {
  const pack = await DocxPackage.open(bytes, LIMITS)
  const budget = new Budget(LIMITS)
  const part = async (name: string | undefined): Promise<Xml | null> => {
    const text = name === undefined ? null : await pack.text(name)
    return text === null ? null : (cleaned(readXml(text, budget))[0] ?? null)
  }
  const main = targetOf(await relationshipsOf(pack, '', budget), 'officeDocument')
  const body = main === undefined ? null : await pack.text(main)
  if (main === undefined || body === null) throw new StyrskriftError('word-inte-docx')
  const relationships = await relationshipsOf(pack, main, budget)
  const styles = await part(targetOf(relationships, 'styles'))
  if (!styles || childrenOf(styles, 'w:style').length === 0) throw new StyrskriftError('word-inte-docx')
  const settings = await part(targetOf(relationships, 'settings'))
  const theme = await part(targetOf(relationships, 'theme'))
  const sections = sectionsOf(body, budget)
  const last = sections.at(-1)
  const margins = (what: 'header' | 'footer') => marginsOf(pack, sections, relationships, what, budget)
  return {
    page: pageOf(last),
    titlePage: switchOf(last, 'w:titlePg') ?? false,
    evenAndOdd: switchOf(settings ?? undefined, 'w:evenAndOddHeaders') ?? false,
    headers: await margins('header'),
    footers: await margins('footer'),
    styles,
    numbering: await part(targetOf(relationships, 'numbering')),
    theme,
    themeText: theme && partText(theme)
  }
}

/** The properties of all sections in their order; the text of the file is let go as it is read. */
function sectionsOf(body: string, budget: Budget): Xml[] {
  const sections: Xml[] = []
  const root = readXml(body, budget, 'w:body', element => {
    if (element.name === 'w:sectPr') sections.push(element)
    else sections.push(...within(element, 'w:sectPr'))
  })
  if (root.name !== 'w:document') throw new StyrskriftError('word-inte-docx')
  return sections
}

/** A section without a header of its own goes on with that of the one before (ISO/IEC 29500-1, 17.10.5). */
async function marginsOf(
  pack: DocxPackage,
  sections: readonly Xml[],
  relationships: ReadonlyMap<string, Relationship>,
  what: 'header' | 'footer',
  budget: Budget
): Promise<Margins> {
  const ids: Partial<Record<PageKind, string>> = {}
  for (const section of sections) {
    for (const { attributes } of childrenOf(section, `w:${what}Reference`)) {
      const kind = PAGE_KINDS.find(k => k === attributes['w:type'])
      if (kind) ids[kind] = attributes['r:id']
    }
  }
  const out: Margins = {}
  for (const kind of PAGE_KINDS) {
    const found = relationships.get(ids[kind] ?? '')
    const margin = found && !found.external ? await readMargin(pack, found.target, budget) : null
    if (margin) out[kind] = margin
  }
  return out
}

/** The font that a theme calls so: `minorHAnsi`, `majorHAnsi`. */
export function themeFont({ theme }: Reference, name: string): string | null {
  const scheme = childOf(childOf(theme ?? undefined, 'a:themeElements'), 'a:fontScheme')
  const kind = childOf(scheme, name.startsWith('major') ? 'a:majorFont' : 'a:minorFont')
  return childOf(kind, 'a:latin')?.attributes.typeface || null
}

/** What a style, or the first that it is based on, says; null when none of them does. */
export function alongChain<T>({ styles }: Reference, id: string, pick: (style: Xml) => T | null | undefined): T | null {
  const byId = new Map(childrenOf(styles, 'w:style').map(s => [s.attributes['w:styleId'] ?? '', s]))
  const seen = new Set<string>()
  for (let at = byId.get(id); at && !seen.has(at.attributes['w:styleId'] ?? ''); ) {
    seen.add(at.attributes['w:styleId'] ?? '')
    const found = pick(at)
    if (found !== null && found !== undefined) return found
    at = byId.get(valOf(at, 'w:basedOn') ?? '')
  }
  return null
}
