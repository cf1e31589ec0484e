import { messages } from '../messages/messages.ts'
import { editDistance } from '../register/distance.ts'
import { fieldText } from '../text/stycke.ts'
import { placed, type TextFinding } from './field-rule.ts'
import { perField } from './field-text.ts'
import { postsOf, textFieldsOf } from './fields.ts'
import type { Finding, Rule } from './rule.ts'

/** One item of a list in running text. */
interface Item {
  from: number
  to: number
  text: string
  folded: string
}

/** The lists of the outermost level in a text. */
const listsIn = perField(({ stycken, flat }): Item[][] => {
  const lists: Item[][] = []
  let open: Item[] | null = null
  let at = 0
  for (const s of stycken) {
    const length = s.runs.reduce((sum, run) => sum + ('text' in run ? run.text.length : 1), 0)
    if (s.form === 'li' || s.form === 'ol') {
      if (open === null) lists.push((open = []))
      if (!s.level) open.push(itemOf(flat, at, at + length))
    } else if (s.form !== 'lc') open = null
    at += length + 1
  }
  return lists.filter(list => list.length >= 2)
})

/** The item without spaces, numbers and signs around it. */
function itemOf(flat: string, start: number, end: number): Item {
  const text = flat.slice(start, end)
  const from = start + (/^[\s\p{N}.)–•-]*/u.exec(text)?.[0].length ?? 0)
  const to = Math.max(from, end - (/[\s.,;:\uFFFC]*$/u.exec(text)?.[0].length ?? 0))
  const words = flat.slice(from, to)
  return { from, to, text: words, folded: folded(words) }
}

/** So that a capital letter, a space too many or a full stop makes no difference. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[.,;:]+$/u, '')
    .trim()

/** Alike enough to be meant as the same heading. */
const isClose = (a: string, b: string): boolean => {
  const most = Math.floor(Math.max(a.length, b.length) * 0.35)
  return editDistance(a, b, most) <= most
}

/**
 * A list in running text that enumerates the fokusområden, where an item and its heading are not written alike, one is missing, or one
 * has no heading. A list counts as such when at least half of its items, and two, are headings.
 */
export const rubrikAvvikerFranLista: Rule = {
  id: 'rubrik-avviker-fran-lista',
  severity: 'varning',
  check(context) {
    const headings = new Map<string, string>()
    for (const post of postsOf(context, 'fokusomrade')) {
      const title = fieldText(post.fields.titel ?? []).trim()
      if (title !== '') headings.set(folded(title), title)
    }
    if (headings.size < 2) return []
    const out: Finding[] = []
    for (const f of textFieldsOf(context)) {
      if (f.kind !== 'block' || f.post.type === 'insats') continue
      for (const list of listsIn(f.text)) out.push(...compare(list, headings).map(found => placed(f, found)))
    }
    return out
  }
}

/** `headings` by their folded form. */
function compare(list: readonly Item[], headings: ReadonlyMap<string, string>): TextFinding[] {
  const words = messages.problems['rubrik-avviker-fran-lista']
  const same = list.filter(item => headings.has(item.folded))
  if (same.length < 2 || same.length * 2 < list.length) return []
  const named = new Set(same.map(item => item.folded))
  const left = [...headings].filter(([key]) => !named.has(key)).map(([, heading]) => heading)
  const out: TextFinding[] = []
  const extra: TextFinding[] = []
  for (const item of list) {
    if (headings.has(item.folded) || item.text === '') continue
    const { from, to, text } = item
    const meant = left.findIndex(h => isClose(item.folded, folded(h)))
    if (meant < 0) {
      extra.push({ from, to, message: words.extra(text) })
      continue
    }
    const [heading = ''] = left.splice(meant, 1)
    out.push({
      from,
      to,
      message: words.what(text, heading),
      fix: { label: messages.fixes.write(heading), text: heading }
    })
  }
  // A list of few of them ("två av områdena") is not meant to be whole.
  if (left.length * 2 >= headings.size) return out
  const [first, last] = [list[0], list.at(-1)]
  if (first && last) for (const h of left) extra.push({ from: first.from, to: last.to, message: words.missing(h) })
  return [...out, ...extra]
}
