import { Document, Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import type { z } from 'zod'
import { emptyPost } from '../document/create.ts'
import type { Dokument, DokumentPost } from '../document/dokument.ts'
import { renderPosts, wordContext } from '../records/words.ts'
import { kommun } from '../register/kommun.ts'
import { type Template, template } from '../template/template.ts'
import type { Run, Stycke } from '../text/stycke.ts'
import type { Place, WordContext } from './context.ts'
import { LIST_DEFINITIONS } from './lists.ts'
import { stylesOf } from './styles.ts'

/** Tools for the tests of the mappings: a small template and municipality, and what a record becomes, a line a paragraph. */

export const KOMMUN = kommun.parse({
  name: 'Ekviken kommun',
  period: { from: 2027, to: 2030 },
  diarienummer: [],
  enheter: [
    { id: 'kontoret', name: 'kommunledningskontoret', kind: 'kontor' },
    { id: 'skolan', name: 'utbildningsförvaltningen', kind: 'forvaltning' }
  ],
  kollektiv: []
})

export const templateOf = (change: Partial<z.input<typeof template>> = {}): Template =>
  template.parse({
    name: 'prov',
    documentType: 'Program',
    metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
    sections: [
      { key: 'text', heading: 'Text', content: 'prose', headings: true },
      { key: 'omraden', heading: 'Områden', content: 'fokusomraden' },
      { key: 'noter', heading: 'Noter', content: 'fotnoter' }
    ],
    fokusomrade: { leadIn: 'Under {period} ska {kommun}:' },
    ...change
  })

export const say = (...runs: (Run | string)[]): Stycke[] => [
  { runs: runs.map(run => (typeof run === 'string' ? { text: run } : run)) }
]

export const record = (id: string, type: DokumentPost['type'], more: Partial<DokumentPost> = {}): DokumentPost => ({
  ...emptyPost(id, type),
  ...more
})

export const documentOf = (sections: DokumentPost[], change: Partial<Dokument> = {}): Dokument => ({
  format: 'styrskrift-dokument',
  version: 1,
  template: 'prov',
  metadata: emptyPost('m', 'metadata'),
  sections,
  unplaced: [],
  trash: [],
  pictures: {},
  rest: { keys: {}, texts: {} },
  ...change
})

export const contextOf = (dokument: Dokument, using: Template = templateOf()): WordContext =>
  wordContext(dokument, using, KOMMUN)

/** What stands in the text for what is no text. */
const SIGNS: readonly [RegExp, string][] = [
  [/<w:footnoteReference w:id="(\d+)"\/>/g, '[^$1]'],
  [/<w:drawing>.*?descr="([^"]*)".*?<\/w:drawing>/g, '[bild: $1]'],
  [/<w:br\/>/g, '\\n'],
  [/<w:tab\/>/g, '\\t'],
  [/<\/w:tc>/g, '¦'],
  [/<[^>]*>/g, '']
]

/**
 * Writes records and gives their paragraphs as `style: text` in order; a list item has its level after the style (`ListParagraph 0`).
 * A row of a table ends with `¦` after each cell.
 */
export async function written(
  posts: readonly DokumentPost[],
  context: WordContext,
  place: Partial<Place> = {}
): Promise<string[]> {
  const children = renderPosts(posts, context, { level: 0, parent: null, width: 9070, ...place })
  const xml = await xmlOf(context, children)
  return [...xml.matchAll(/<w:p>(?:<w:pPr>(.*?)<\/w:pPr>)?(.*?)<\/w:p>(<\/w:tc>)?/g)]
    .filter(([, properties = '']) => !properties.includes('<w:sectPr'))
    .map(([, properties = '', content = '', cell = '']) => {
      const style = /<w:pStyle w:val="([^"]*)"/.exec(properties)?.[1] ?? 'Normal'
      const level = /<w:ilvl w:val="(\d)"\/><w:numId w:val="[1-9]/.exec(properties)?.[1]
      const text = SIGNS.reduce((words, [sign, instead]) => words.replace(sign, instead), content + cell)
      return `${style}${level === undefined ? '' : ` ${level}`}: ${text}`
    })
}

/** The XML of the main part with the given blocks. */
export async function xmlOf(context: WordContext, children: ReturnType<typeof renderPosts>): Promise<string> {
  const document = new Document({
    styles: stylesOf(context.layout),
    numbering: { config: [...context.numbers.definitions, ...LIST_DEFINITIONS] },
    sections: [{ children }]
  })
  return strFromU8(unzipSync(await Packer.toBuffer(document))['word/document.xml']!)
}
