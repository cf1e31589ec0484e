import { type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx'
import { ansvarOfPost } from '../../ansvar/of.ts'
import { ansvarParts } from '../../ansvar/sentence.ts'
import type { DokumentPost } from '../../document/dokument.ts'
import { messages } from '../../messages/messages.ts'
import { type Block, defineWord, type WordContext } from '../../word/context.ts'
import { STYLE } from '../../word/look.ts'
import { blockOf, isEmpty, lineOf } from '../../word/paragraphs.ts'
import { wordsOf } from '../../word/runs.ts'
import { shares, tableOf } from '../../word/tables.ts'

/** Weights of the columns of a table of insatser: number, text, ansvar, and each field of the template. */
const WEIGHTS = { number: 1, text: 6, ansvar: 5.2, field: 2.8 } as const

/** An insats: a numbered paragraph, its ansvar, the fields of the template. Or, where the template wants it, a row of a table. */
export const insatsWord = defineWord({
  blocks(post, context) {
    const label = context.labels.get(post.id) ?? null
    const text = blockOf(post, 'text', context, {
      style: STYLE.insatsMore,
      first: { style: STYLE.insats, ...numberOf(label, context, STYLE.insats) },
      list: 'insats',
      headings: null
    })
    const below: Paragraph[] = []
    const ansvar = ansvarOf(post, context)
    if (ansvar.length > 0) below.push(fact(messages.ansvar.label, ansvar))
    for (const field of context.template.insats.fields) {
      if (!isEmpty(post, field.key))
        below.push(fact(messages.word.label(field.label), lineOf(post, field.key, context)))
    }
    const whole = [...text, ...below]
    return whole.map((p, i) => (below.length > 0 && i < whole.length - 1 ? p.with({ keepNext: true }) : p))
  },

  together(posts, context, place): Block[] | null {
    const { insats } = context.template
    if (insats.view !== 'table' || place.parent === null) return null
    const heads = [messages.word.number, insats.label, messages.ansvar.column, ...insats.fields.map(f => f.label)]
    const head = heads.map(text => [new Paragraph({ style: STYLE.tableHead, children: wordsOf(text) })])
    const weights = [WEIGHTS.number, WEIGHTS.text, WEIGHTS.ansvar, ...insats.fields.map(() => WEIGHTS.field)]
    const rows = posts.map(post => rowOf(post, context))
    return [tableOf({ rows: [head, ...rows], header: true, widths: shares(place.width, weights) })]
  }
})

function rowOf(post: DokumentPost, context: WordContext): Paragraph[][] {
  const label = context.labels.get(post.id) ?? null
  const cell = (children: readonly ParagraphChild[]): Paragraph[] => [
    new Paragraph({ style: STYLE.tableText, children })
  ]
  return [
    [new Paragraph({ style: STYLE.insatsNumber, ...numberOf(label, context, STYLE.insatsNumber) })],
    blockOf(post, 'text', context, { style: STYLE.tableText, list: 'cell', headings: null }),
    cell(ansvarOf(post, context)),
    ...context.template.insats.fields.map(field => cell(lineOf(post, field.key, context)))
  ]
}

/** The number of an insats; one without a number goes out of the list of its style. */
function numberOf(label: string | null, context: WordContext, style: string): IParagraphOptions {
  if (label === null) return { numbering: false }
  const { ofStyle, reference, level, custom } = context.numbers.next('insats', label)
  const inStyle = style === (context.layout.insatserAsTable ? STYLE.insatsNumber : STYLE.insats)
  return ofStyle && inStyle ? {} : { numbering: { reference, level, custom } }
}

const fact = (label: string, children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({ style: STYLE.ansvar, children: [...wordsOf(label, { bold: true }), ...wordsOf(' '), ...children] })

/** The ansvar as a sentence; the free words after the units carry the bookmark of their field. */
function ansvarOf(post: DokumentPost, context: WordContext): ParagraphChild[] {
  const ansvar = ansvarOfPost(post)
  const parts = ansvarParts(ansvar, context.kommun)
  if (parts.length === 0) return []
  const tail = ansvar.tail.trim() === '' ? undefined : parts.pop()
  const children: ParagraphChild[] = parts.flatMap(part => wordsOf(part.text))
  if (tail) {
    const [, space = '', words = ''] = /^(\s*)([\s\S]*)$/.exec(tail.text) ?? []
    children.push(...wordsOf(space), ...context.bookmarks.around(post.id, 'ansvarstillagg', wordsOf(words)))
  }
  return context.bookmarks.around(post.id, 'ansvar', children)
}
