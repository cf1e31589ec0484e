import * as Y from 'yjs'
import { isBlockKey, isKnownEmbed, isMark, isSafeHref } from './attributes.ts'
import { FORMS, type Form, MAX_LIST_LEVEL, type Run, type Stycke, type TextRun } from './stycke.ts'

/**
 * A text field is one flat `Y.Text`. A newline ends a paragraph and carries its block attributes. Reading is total: what is not
 * understood is shown plainly or kept in `rest`, and nothing is ever written while reading.
 */

/** What kind of text a field holds: `line` plain text in one line, `rich` one line with marks, `block` paragraphs and lists. */
export type FieldKind = 'line' | 'rich' | 'block'

type Attributes = Record<string, unknown>

/** Paragraphs of a field. A `line` or `rich` field always gives exactly one; an empty field gives one empty paragraph. */
export function readStycken(text: Y.Text, kind: FieldKind): Stycke[] {
  const out: Stycke[] = []
  let runs: Run[] = []
  let open = false
  for (const op of text.toDelta() as { insert: unknown; attributes?: Attributes }[]) {
    if (typeof op.insert !== 'string') {
      runs.push(embedRun(op.insert, op.attributes))
      open = true
      continue
    }
    if (kind !== 'block') {
      runs.push(textRun(op.insert.replaceAll('\n', ' '), op.attributes, kind === 'rich'))
      continue
    }
    const parts = op.insert.split('\n')
    parts.forEach((part, i) => {
      if (part !== '') {
        runs.push(textRun(part, op.attributes, true))
        open = true
      }
      if (i < parts.length - 1) {
        out.push(paragraph(runs, op.attributes))
        runs = []
        open = false
      }
    })
  }
  if (kind !== 'block' || open || out.length === 0) out.push({ runs: joinEqual(runs) })
  return out
}

function textRun(text: string, attributes: Attributes | undefined, marks: boolean): Run {
  const run: TextRun = { text }
  const rest: Attributes = {}
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined) continue
    if (key === 'bold' && marks && value === true) run.bold = true
    else if (key === 'italic' && marks && value === true) run.italic = true
    else if (key === 'link' && marks && isSafeHref((value as { href?: unknown }).href))
      run.link = (value as { href: string }).href
    else if (!isBlockKey(key)) rest[key] = value
  }
  return withRest(run, rest)
}

function embedRun(value: unknown, attributes: Attributes | undefined): Run {
  const rest = Object.fromEntries(Object.entries(attributes ?? {}).filter(([key]) => !isBlockKey(key)))
  if (value instanceof Y.AbstractType) return { unknown: { type: value.constructor.name } }
  if (isKnownEmbed(value)) {
    const { fn } = value as { fn?: string }
    return withRest<Run>(fn === undefined ? { br: true } : { footnote: fn }, rest)
  }
  return withRest<Run>({ unknown: value }, rest)
}

function paragraph(runs: Run[], attributes: Attributes | undefined): Stycke {
  const out: Stycke = { runs: joinEqual(runs) }
  const rest: Attributes = {}
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined) continue
    if (key === 'b' && (FORMS as readonly unknown[]).includes(value)) out.form = value as Form
    else if (key === 'i' && Number.isInteger(value)) {
      const level = Math.max(0, Math.min(MAX_LIST_LEVEL, value as number))
      if (level > 0) out.level = level
    } else if (!isMark(key)) rest[key] = value
  }
  return withRest(out, rest)
}

function withRest<T extends { rest?: Record<string, unknown> }>(target: T, rest: Attributes): T {
  if (Object.keys(rest).length > 0) target.rest = rest
  return target
}

function joinEqual(runs: Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if ('text' in run && last && 'text' in last && sameLook(run, last)) last.text += run.text
    else if (!('text' in run) || run.text !== '') out.push({ ...run })
  }
  return out
}

/** The order in which attributes came means nothing: it differs between people who formatted the same words. */
function sameLook(a: TextRun, b: TextRun): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link && sameRest(a.rest, b.rest)
}

function sameRest(a: Attributes = {}, b: Attributes = {}): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && JSON.stringify(a[key]) === JSON.stringify(b[key]))
  )
}

/** Attributes of a run as Yjs stores them. */
export function runAttributes(run: Run): Attributes {
  const out: Attributes = { ...(run.rest ?? {}) }
  if ('text' in run) {
    if (run.bold) out.bold = true
    if (run.italic) out.italic = true
    if (run.link) out.link = { href: run.link }
  }
  return out
}

/** Block attributes of a paragraph as Yjs stores them on its newline. */
export function blockAttributes(s: Stycke): Attributes {
  const out: Attributes = { ...(s.rest ?? {}) }
  if (s.form) out.b = s.form
  if (s.level) out.i = s.level
  return out
}

/** Fills an empty text with paragraphs. A block field always ends with a newline. */
export function writeStycken(text: Y.Text, stycken: readonly Stycke[], kind: FieldKind): void {
  const delta: { insert: string | object; attributes: Attributes }[] = []
  const body = stycken.length > 0 ? stycken : [{ runs: [] } as Stycke]
  body.forEach((s, i) => {
    for (const run of s.runs) {
      const attributes = runAttributes(run)
      if ('text' in run) {
        if (run.text !== '') delta.push({ insert: run.text, attributes })
      } else delta.push({ insert: embedOf(run), attributes })
    }
    if (kind === 'block') delta.push({ insert: '\n', attributes: blockAttributes(s) })
    else if (i < body.length - 1) delta.push({ insert: ' ', attributes: {} })
  })
  if (delta.length > 0) text.applyDelta(delta)
}

function embedOf(run: Exclude<Run, { text: string }>): object {
  if ('footnote' in run) return { fn: run.footnote }
  if ('br' in run) return { br: true }
  return (run.unknown ?? {}) as object
}
