import { templateSectionOf } from '../document/create.ts'
import type { DokumentPost } from '../document/dokument.ts'
import { messages } from '../messages/messages.ts'
import { isBlank } from '../text/stycke.ts'
import { recordsIn } from './fields.ts'
import type { Finding, Rule, RuleContext } from './rule.ts'

/** Fields that must never be empty, by record type; the template adds those of an insats. */
const REQUIRED: Partial<Record<DokumentPost['type'], readonly ('titel' | 'text' | 'term')[]>> = {
  fokusomrade: ['titel'],
  insats: ['text'],
  definition: ['term', 'text'],
  footnote: ['text'],
  bilaga: ['titel']
}

/** What a section of each kind has to hold at least one of. */
const CHILD = {
  fokusomraden: 'fokusomrade',
  insatser: 'insats',
  definitioner: 'definition',
  bilagor: 'bilaga'
} as const

/** A required field, or a required section, with nothing in it. */
export const tomtFalt: Rule = {
  id: 'tomt-falt',
  severity: 'fel',
  check(context) {
    const out: Finding[] = []
    for (const { post } of recordsIn(context)) {
      for (const { field, label } of requiredFields(post, context)) {
        if (!isBlank(post.fields[field] ?? [])) continue
        out.push({ place: { record: post.id, field }, message: messages.problems['tomt-falt'].what(label) })
      }
      if (post.type === 'section') out.push(...emptySection(post, context))
    }
    return out
  }
}

function requiredFields(post: DokumentPost, { template }: RuleContext): { field: string; label: string }[] {
  const fixed = (REQUIRED[post.type] ?? []).map(field => ({ field, label: messages.fields[field] }))
  if (post.type === 'insats') {
    return [...fixed, ...template.insats.fields.filter(f => f.required).map(f => ({ field: f.key, label: f.label }))]
  }
  if (post.type !== 'section') return fixed
  const free = templateSectionOf(template, post.data.key)?.headingFixed === false
  return free ? [{ field: 'titel', label: messages.fields.titel }] : []
}

function emptySection(post: DokumentPost, { template }: RuleContext): Finding[] {
  const section = templateSectionOf(template, post.data.key)
  if (!section?.required || section.content === 'fotnoter') return []
  const message = messages.problems['tomt-falt'].section
  if (section.content !== 'prose') {
    const wanted = CHILD[section.content]
    return post.children.some(c => c.type === wanted) ? [] : [{ place: { record: post.id }, message }]
  }
  if (post.children.some(c => c.type !== 'prose' || !isBlank(c.fields.text ?? []))) return []
  const [first] = post.children
  return [{ place: first ? { record: first.id, field: 'text' } : { record: post.id }, message }]
}
