import type { Template } from '../template/template.ts'
import { templateSectionOf } from './create.ts'

/** What numbering needs to know of a record; both the reading of the editor and the interchange have it. */
export interface Numbered {
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly children: readonly Numbered[]
}

/**
 * Numbers as they are printed, by record id: numbered sections 1, 2, 3; fokusområden 1, 2, 3 through the whole document (after
 * numbered sections they continue as 3.1, 3.2); insatser 1.1, 1.2 under their fokusområde, or 1, 2, 3 directly in a section;
 * bilagor 1, 2, 3. Never typed, always computed.
 */
export function numbering(sections: readonly Numbered[], template: Template): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  let sectionNo = 0
  let omradeNo = 0
  let insatsNo = 0
  let bilagaNo = 0
  for (const section of sections) {
    const numbered = templateSectionOf(template, section.data.key)?.numbered ?? false
    let prefix = ''
    if (numbered) {
      out.set(section.id, String(++sectionNo))
      prefix = `${sectionNo}.`
      omradeNo = 0
      insatsNo = 0
    }
    for (const child of section.children) {
      if (child.type === 'fokusomrade') {
        const no = `${prefix}${++omradeNo}`
        out.set(child.id, no)
        const insatser = child.children.filter(c => c.type === 'insats')
        for (const [i, insats] of insatser.entries()) out.set(insats.id, `${no}.${i + 1}`)
      } else if (child.type === 'insats') out.set(child.id, `${prefix}${++insatsNo}`)
      else if (child.type === 'bilaga') out.set(child.id, String(++bilagaNo))
    }
  }
  return out
}

/** Footnote numbers by id, in the order of their first reference in the text; those without a reference have none. */
export function footnoteNumbers(references: Iterable<string>): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const id of references) if (!out.has(id)) out.set(id, out.size + 1)
  return out
}
