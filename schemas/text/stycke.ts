import { z } from 'zod'

/**
 * The plain-data form of a text field: what Word export, rules, and the JSON interchange read.
 * A field is a list of paragraphs (stycken); a single-line field is a list with exactly one.
 */

/** Forms of a paragraph. Without a form it is running text. `lc` continues the list item above it. */
export const FORMS = ['h2', 'h3', 'h4', 'li', 'ol', 'lc'] as const
export type Form = (typeof FORMS)[number]

export const MAX_LIST_LEVEL = 8

/** Attributes that this version does not know travel along in `rest`, so that nothing a newer client wrote is lost. */
const rest = z.record(z.string(), z.unknown()).optional()

export const textRun = z.strictObject({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().max(2048).optional(),
  rest
})
const footnoteRun = z.strictObject({ footnote: z.string().min(1).max(40), rest })
const breakRun = z.strictObject({ br: z.literal(true), rest })
const unknownRun = z.strictObject({ unknown: z.unknown(), rest })
export const run = z.union([textRun, footnoteRun, breakRun, unknownRun])

export const stycke = z.strictObject({
  form: z.enum(FORMS).optional(),
  level: z.number().int().min(1).max(MAX_LIST_LEVEL).optional(),
  runs: z.array(run),
  rest
})

export type TextRun = z.infer<typeof textRun>
export type Run = z.infer<typeof run>
export type Stycke = z.infer<typeof stycke>

/**
 * What a file may say for a field: paragraphs in full, or in short form. A string is running text; a string that starts
 * with `- ` is a bullet item, with `# ` a heading of level 2, and `[^id]` in it refers to the footnote of that id.
 */
export const styckenInput = z
  .union([z.string(), z.array(z.union([z.string(), stycke]))])
  .transform(value =>
    (typeof value === 'string' ? [value] : value).map(s => (typeof s === 'string' ? fromShort(s) : s))
  )

function fromShort(line: string): Stycke {
  const form: Form | undefined = line.startsWith('- ') ? 'li' : line.startsWith('# ') ? 'h2' : undefined
  const text = form ? line.slice(2) : line
  const runs: Run[] = text
    .split(/(\[\^[\w-]+\])/)
    .filter(part => part !== '')
    .map(part => (/^\[\^[\w-]+\]$/.test(part) ? { footnote: part.slice(2, -1) } : { text: part }))
  return form ? { form, runs } : { runs }
}

/** The words of one paragraph, without footnote references; a line break counts as a space. */
export function plainText(s: Stycke): string {
  return s.runs.map(r => ('text' in r ? r.text : 'br' in r ? ' ' : '')).join('')
}

/** A reference, a break, or something unknown counts as one character, as it does in the flat text. */
export const OBJECT_CHARACTER = '\uFFFC'

/** The flat text of a field: its offsets are those of the shared text. Paragraphs are divided by a newline. */
export function flatText(stycken: readonly Stycke[]): string {
  return stycken.map(s => s.runs.map(r => ('text' in r ? r.text : OBJECT_CHARACTER)).join('')).join('\n')
}

/** The words of a field, one line a paragraph. */
export function fieldText(stycken: readonly Stycke[]): string {
  return stycken.map(plainText).join('\n')
}

/** True when the field holds nothing that a reader would see. */
export function isBlank(stycken: readonly Stycke[]): boolean {
  return stycken.every(s => s.runs.every(r => 'text' in r && r.text.trim() === ''))
}
