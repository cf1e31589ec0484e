import { sectionsOf } from '../../schemas/document/create.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import type { SectionContent, Template, TemplateSection } from '../../schemas/template/template.ts'

/** Words that headings of drafts have in common with sections of a template, whatever its own words are. */
const WORDS: readonly [RegExp, readonly string[]][] = [
  [/\b(?:mål|målbild|målen|vision|strategisk\w*|inriktning\w*)\b/u, ['mål', 'syfte']],
  [/\bsyfte\w*\b/u, ['syfte', 'mål']],
  [/\b(?:inledning|bakgrund|nuläge\w*|utgångspunkt\w*|uppdrag\w*)\b/u, ['inledning', 'bakgrund']],
  [/\b(?:ansvar|organisation|roller|genomförande|styrning)\w*\b/u, ['ansvar']],
  [/\b(?:uppföljning|utvärdering|revidering)\w*\b/u, ['uppföljning']],
  [/\b(?:ekonomi\w*|kostnad\w*|finansiering|resurser)\b/u, ['ekonomi', 'kostnad']],
  [/\b(?:samband|styrdokument|koppling\w*|relation)\b/u, ['samband']],
  [/\b(?:risk\w*)\b/u, ['risk']],
  [/\b(?:omfattning|gäller för|målgrupp\w*|avgränsning\w*)\b/u, ['vem', 'omfattning']]
]

const CONTENT: readonly [RegExp, SectionContent][] = [
  [/^(?:definition\w*|begrepp\w*|ordlista|ordförklaring\w*|förklaring\w* av)/u, 'definitioner'],
  [/^bilag\w*/u, 'bilagor'],
  [/^fotnot\w*|^noter$/u, 'fotnoter']
]

/** The section of the template that a heading means, and how sure that is; null: none of them. */
export function sectionFor(heading: string, template: Template): { section: TemplateSection; sure: number } | null {
  const wanted = sameSpelling(heading)
  const sections = sectionsOf(template)
  const exact = sections.find(s => s.heading !== null && s.headingFixed && sameSpelling(s.heading) === wanted)
  if (exact) return { section: exact, sure: 1 }
  for (const [pattern, content] of CONTENT) {
    const section = pattern.test(wanted) ? sections.find(s => s.content === content) : undefined
    if (section) return { section, sure: 0.9 }
  }
  const prose = sections.filter(s => s.content === 'prose' && s.heading !== null && s.headingFixed)
  const part = prose.find(s => beginsWith(wanted, sameSpelling(s.heading ?? '')))
  if (part) return { section: part, sure: 0.8 }
  for (const [pattern, stems] of WORDS) {
    if (!pattern.test(wanted)) continue
    for (const stem of stems) {
      const section = prose.find(s => s.key.startsWith(ascii(stem)) || sameSpelling(s.heading ?? '').startsWith(stem))
      if (section) return { section, sure: 0.6 }
    }
  }
  return null
}

/** "Mål" and "Mål för perioden", "Uppföljning och utvärdering" and "Uppföljning": one begins with the whole of the other. */
const beginsWith = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 2 && (long.startsWith(`${short} `) || long.startsWith(`${short},`))
}

const ascii = (text: string): string => text.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o')

/** The first section of the template with this content. */
export const sectionWith = (template: Template, content: SectionContent): TemplateSection | undefined =>
  sectionsOf(template).find(s => s.content === content)

/** The section into which a person may write a heading of their own. */
export const freeSection = (template: Template): TemplateSection | undefined =>
  sectionsOf(template).find(s => s.content === 'prose' && !s.headingFixed && s.repeatable)
