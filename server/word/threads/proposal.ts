import type { ProposedRun } from '../../../schemas/comments/proposal.ts'
import type { FieldKind } from '../../../schemas/text/flat.ts'
import { cleanHref, cleanText } from '../../../schemas/word/clean.ts'
import { type Parts, partText } from '../parts.ts'
import { localTime } from './comments.ts'
import type { PutIn, Strike } from './field.ts'
import type { PlannedChange } from './plan.ts'
import { type Element, element, escapeXml } from './xml.ts'

/**
 * A proposal as tracked changes. Where it has as many paragraphs as the text that it replaces, each is replaced in its place, and keeps its
 * form; otherwise the new words stand after the old ones, and their paragraphs look like the last of those.
 */
export function changeWork(
  { thread, spot, kind }: PlannedChange,
  number: number,
  links: Links,
  rank: number
): { puts: PutIn[]; strikes: Strike[] } {
  const attributes = ` w:id="#${number}" w:author="${escapeXml(thread.author)}"${dateOf(thread.at)}`
  const ins = (runs: Element[] = []): Element => element('w:ins', attributes, runs)
  const del = (runs: Element[] = []): Element => element('w:del', attributes, runs)
  const wanted = paragraphsOf(thread.replacement ?? [], kind).map(runs =>
    runs.flatMap(run => runOf(run, kind, links, ins))
  )
  const { from, to } = spot
  const strike = (a: number, b: number): Strike[] => (a < b ? [{ from: a, to: b, mark: del }] : [])
  const ends = spot.ends ?? []
  if (ends.length > 0 && ends.length === wanted.length - 1) {
    const starts = [from, ...ends.map(end => end + 1)]
    return {
      strikes: starts.flatMap((start, i) => strike(start, ends[i] ?? to)),
      puts: wanted
        .map(pieces => pieces)
        .map((pieces, i) => ({ at: ends[i] ?? to, rank, paragraphs: [pieces], mark: ins }))
    }
  }
  return { strikes: strike(from, to), puts: [{ at: to, rank, paragraphs: wanted, mark: ins }] }
}

const dateOf = (at: string | null): string => (at === null ? '' : ` w:date="${localTime(at)}"`)

/** A line break begins a new paragraph where there are paragraphs, and is a space elsewhere. */
function paragraphsOf(runs: readonly ProposedRun[], kind: FieldKind): ProposedRun[][] {
  const out: ProposedRun[][] = [[]]
  for (const run of runs) {
    const parts = kind === 'block' ? run.text.split('\n') : [run.text.replaceAll('\n', ' ')]
    parts.forEach((text, i) => {
      if (i > 0) out.push([])
      if (text !== '') out.at(-1)?.push({ ...run, text })
    })
  }
  return out
}

function runOf(run: ProposedRun, kind: FieldKind, links: Links, ins: (runs: Element[]) => Element): Element[] {
  const marks = kind !== 'line'
  const href = marks && run.link !== undefined ? cleanHref(run.link) : null
  const look = [
    ...(href === null ? [] : [element('w:rStyle', ' w:val="Hyperlink"')]),
    ...(marks && run.bold ? [element('w:b'), element('w:bCs')] : []),
    ...(marks && run.italic ? [element('w:i'), element('w:iCs')] : [])
  ]
  const words = cleanText(run.text)
    .split(/([\t\n])/)
    .filter(piece => piece !== '')
    .map(piece => {
      if (piece === '\t') return element('w:tab')
      return piece === '\n' ? element('w:br') : element('w:t', ' xml:space="preserve"', [escapeXml(piece)])
    })
  if (words.length === 0) return []
  const made = ins([element('w:r', '', [...(look.length > 0 ? [element('w:rPr', '', look)] : []), ...words])])
  return href === null ? [made] : [element('w:hyperlink', ` r:id="${links.idOf(href)}" w:history="1"`, [made])]
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** The links of a part, with those that proposals add. */
export class Links {
  readonly #known = new Map<string, string>()
  readonly #added: string[] = []
  #next: number

  constructor(relationships: string) {
    const ids = [...relationships.matchAll(/\bId="rId(\d+)"/g)].map(m => Number(m[1]))
    this.#next = Math.max(0, ...ids) + 1
  }

  idOf(href: string): string {
    const known = this.#known.get(href)
    if (known !== undefined) return known
    const id = `rId${this.#next++}`
    this.#known.set(href, id)
    this.#added.push(`<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escapeXml(href)}" TargetMode="External"/>`)
    return id
  }

  writeTo(parts: Parts, name: string): void {
    if (this.#added.length === 0) return
    const xml = partText(parts, name)
    parts.set(
      name,
      xml.includes('</Relationships>')
        ? xml.replace('</Relationships>', `${this.#added.join('')}</Relationships>`)
        : `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${this.#added.join('')}</Relationships>`
    )
  }
}
