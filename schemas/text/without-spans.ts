import type { PersonalSpan } from './personal.ts'
import type { Run, Stycke } from './stycke.ts'

/** Finds what belongs to persons in a text. */
export type Find = (text: string) => PersonalSpan[]

/** A text with what was found in it replaced. */
export function replaced(text: string, find: Find): string {
  let out = ''
  let at = 0
  for (const { from, to, instead } of find(text)) {
    out += text.slice(at, from) + instead
    at = to
  }
  return out + text.slice(at)
}

/** What belongs to a person may begin in one run and end in another: the first of them gets the words instead. */
export function cleanStycke({ rest: _rest, ...stycke }: Stycke, find: Find): Stycke {
  const runs = stycke.runs.filter(run => !('unknown' in run))
  const spans = find(runs.map(lettersOf).join(''))
  let at = 0
  const out: Run[] = []
  for (const { rest: _own, ...run } of runs) {
    const from = at
    at += lettersOf(run).length
    if (!('text' in run)) {
      out.push(run)
      continue
    }
    const { link, ...plain } = run
    const text = withSpans(run.text, from, spans)
    if (text === '' && run.text !== '') continue
    out.push(link !== undefined && !isPersonal(link, find) ? { ...plain, text, link } : { ...plain, text })
  }
  return { ...stycke, runs: out }
}

/** A note or a break divides words as a space does. */
const lettersOf = (run: Run): string => ('text' in run ? run.text : ' ')

/** The part of a text that stands in one run, which begins at `start` in the whole. */
export function withSpans(text: string, start: number, spans: readonly PersonalSpan[]): string {
  let out = ''
  let at = start
  const end = start + text.length
  for (const { from, to, instead } of spans) {
    if (to <= start || from >= end) continue
    out += text.slice(at - start, Math.max(from, start) - start) + (from >= start ? instead : '')
    at = Math.min(to, end)
  }
  return out + text.slice(at - start)
}

/** A link to an address or a number goes; its words stay, as far as they are nobody's. */
function isPersonal(link: string, find: Find): boolean {
  if (/^(?:mailto|tel|sms|callto):/iu.test(link)) return true
  let plain = link
  try {
    plain = decodeURIComponent(link)
  } catch {
    // An address that is not encoded rightly is looked at as it is written.
  }
  return find(plain).length > 0
}
