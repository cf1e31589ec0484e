import { dokument } from '../../../schemas/document/dokument.ts'
import { listIssues } from '../../../schemas/errors/issues.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { fieldText } from '../../../schemas/text/stycke.ts'

export interface FileProblem {
  /** Where in the file, `sections[2].fields.text`; empty for the whole file. */
  path: string
  message: string
}

export type ReadFile = { ok: true; dokument: unknown; title: string } | { ok: false; problems: FileProblem[] }

/** Reads a JSON file of a whole document, and says what is wrong with it and where. */
export function readDocumentFile(text: string): ReadFile {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    const line = lineOf(error, text)
    const { notJson, notJsonAtAll } = messages.start.importing
    return { ok: false, problems: [{ path: '', message: line === null ? notJsonAtAll : notJson(line) }] }
  }
  const format = dokument.shape.format.safeParse(
    raw !== null && typeof raw === 'object' ? Reflect.get(raw, 'format') : raw
  )
  if (!format.success) return { ok: false, problems: [{ path: '', message: messages.start.importing.notOurs }] }
  const parsed = dokument.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: listIssues(parsed.error.issues) }
  return { ok: true, dokument: raw, title: fieldText(parsed.data.metadata.fields.titel ?? []) }
}

/** Engines tell the place of a fault in JSON in words of their own: by line, by position, or not at all. */
function lineOf(error: unknown, text: string): number | null {
  const words = error instanceof Error ? error.message : ''
  const line = words.match(/line (\d+)/u)?.[1]
  if (line) return Number(line)
  const position = words.match(/position (\d+)/u)?.[1]
  return position ? text.slice(0, Number(position)).split('\n').length : null
}
