import type { DokumentPost } from '../document/dokument.ts'
import { recordsIn } from './fields.ts'
import type { RuleContext } from './rule.ts'

/** Insatser that stand in one list: under a fokusområde, or directly in a section. */
export interface InsatsList {
  parent: DokumentPost
  insatser: readonly DokumentPost[]
}

/** Every list of insatser of the document in reading order. */
export function insatsLists(context: RuleContext): InsatsList[] {
  const out: InsatsList[] = []
  for (const { post } of recordsIn(context)) {
    const insatser = post.children.filter(c => c.type === 'insats')
    if (insatser.length > 0) out.push({ parent: post, insatser })
  }
  return out
}
