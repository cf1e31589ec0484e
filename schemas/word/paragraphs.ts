import { type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx'
import type { DokumentPost } from '../document/dokument.ts'
import { isBlank, type Stycke } from '../text/stycke.ts'
import type { WordContext } from './context.ts'
import { type ListPlace, listIndent } from './lists.ts'
import { STYLE } from './look.ts'
import { runsOf } from './runs.ts'

/** How the paragraphs of a field look. */
export interface BlockLook {
  /** Style of running text, and of its first paragraph if that differs. */
  style?: string
  first?: IParagraphOptions
  list: ListPlace
  /** Level of the heading above; null where headings may not stand: then they are bold words. */
  headings?: number | null
}

/** The paragraphs of a field. */
export const fieldOf = (post: DokumentPost, field: string): readonly Stycke[] => post.fields[field] ?? []

/** True when the field says nothing. */
export const isEmpty = (post: DokumentPost, field: string): boolean => isBlank(fieldOf(post, field))

/** A field of one line as children of a paragraph, with its bookmark around them. */
export function lineOf(
  post: DokumentPost,
  field: string,
  context: WordContext,
  look?: Parameters<typeof runsOf>[2]
): ParagraphChild[] {
  const children = fieldOf(post, field).flatMap((s, i) => [
    ...(i > 0 ? runsOf([{ text: ' ' }], context.footnotes, look) : []),
    ...runsOf(s.runs, context.footnotes, look)
  ])
  return context.bookmarks.around(post.id, field, children)
}

/** A field of paragraphs, lists and headings, with its bookmark from the first to the last. Always at least one paragraph. */
export function blockOf(post: DokumentPost, field: string, context: WordContext, look: BlockLook): Paragraph[] {
  const written = fieldOf(post, field)
  const stycken: readonly Stycke[] = written.length > 0 ? written : [{ runs: [] }]
  const items = context.lists.walk(stycken, look.list)
  const { start, end } = context.bookmarks.marks(post.id, field)
  const out: Paragraph[] = []
  // The number of an insats stands on a paragraph of running text: before a list it stands alone.
  const alone = look.first !== undefined && stycken[0]?.form !== undefined
  if (alone) out.push(new Paragraph({ keepNext: true, ...look.first, children: [] }))
  stycken.forEach((s, i) => {
    const heading = headingLevel(s, look)
    const bold = heading === null && /^h\d$/.test(s.form ?? '')
    const children = [
      ...(i === 0 ? [start] : []),
      ...runsOf(s.runs, context.footnotes, bold ? { bold: true } : {}),
      ...(i === stycken.length - 1 ? [end] : [])
    ]
    if (heading !== null) {
      out.push(context.headings.paragraph({ kind: 'plain', level: heading, children }))
      return
    }
    const base = i === 0 && !alone && look.first ? look.first : { style: look.style }
    out.push(
      new Paragraph({
        ...base,
        ...listOptions(s, items[i] ?? null, look),
        ...(bold ? { keepNext: true } : {}),
        children
      })
    )
  })
  return out
}

/** "h2" is one level below the heading above, "h3" two. */
function headingLevel(s: Stycke, look: BlockLook): number | null {
  if (look.headings === null || look.headings === undefined || !/^h\d$/.test(s.form ?? '')) return null
  return look.headings + Number(s.form?.slice(1)) - 1
}

function listOptions(s: Stycke, numbering: IParagraphOptions['numbering'] | null, look: BlockLook): IParagraphOptions {
  const style = look.list === 'cell' ? look.style : STYLE.list
  if (numbering) return { style, numbering }
  return s.form === 'lc' ? { style, indent: { left: listIndent(look.list, s.level ?? 0), hanging: 0 } } : {}
}
