import { Document, Packer, Paragraph, Table, TableOfContents } from 'docx'
import { messages } from '../../schemas/messages/messages.ts'
import { footnoteContent } from '../../schemas/records/footnote/word.ts'
import { renderPosts, WORDS, wordContext } from '../../schemas/records/words.ts'
import type { Block, Place, WordContext } from '../../schemas/word/context.ts'
import { LIST_DEFINITIONS } from '../../schemas/word/lists.ts'
import { type Orientation, STYLE, textWidth } from '../../schemas/word/look.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { stylesOf } from '../../schemas/word/styles.ts'
import { readParts } from '../docx/read.ts'
import { coverOf, titleOf } from './cover.ts'
import { pagesOf } from './frame.ts'
import { dokumentHash, markOf, type WordInput } from './input.ts'
import { MAP_NAMESPACE, mapOf } from './map.ts'
import { addMap, finishPackage, pack } from './package.ts'
import { pageNumbersOf } from './page-numbers.ts'
import { writeThreads } from './threads/write.ts'

/**
 * Makes a Word file. The same input gives the same bytes. Takes seconds for a long document: the server calls `exportWord`,
 * which does it in a thread of its own.
 */
export async function buildWord(input: WordInput): Promise<Uint8Array> {
  const { dokument, template, kommun, options } = input
  const context = wordContext(dokument, template, kommun)
  const portrait: Place = { level: 0, parent: null, width: textWidth('portrait') }
  const cover = coverOf(input, context)
  const box = [frontHeading(messages.word.about, true), ...WORDS.metadata.blocks(dokument.metadata, context, portrait)]
  const parts = partsOf(input, context)
  const title = titleOf(dokument, template)
  const mark = markOf(options)
  const document = new Document({
    title,
    subject: template.documentType,
    creator: kommun.name,
    lastModifiedBy: kommun.name,
    customProperties: [
      { name: 'StyrskriftDokument', value: options.documentId ?? '' },
      { name: 'StyrskriftVersion', value: options.versionId ?? '' },
      { name: 'StyrskriftMottagare', value: options.recipient ?? '' },
      { name: 'StyrskriftHash', value: dokumentHash(dokument) }
    ].filter(({ value }) => value !== ''),
    styles: stylesOf(context.layout),
    numbering: { config: [...context.numbers.definitions, ...LIST_DEFINITIONS] },
    footnotes: Object.fromEntries(
      context.footnotes.referenced.map(({ number, post }) => [number, { children: footnoteContent(post, context) }])
    ),
    pageNumbers: pageNumbersOf(dokument, options.pageNumbers),
    sections: withFront([...cover, ...box, ...(context.headings.any ? contentsOf() : [])], parts).map(
      ({ orientation, blocks }, i) => pagesOf(input, orientation, apart(blocks), i === 0)
    )
  })
  const file = finishPackage(await Packer.toBuffer(document), {
    date: options.date,
    watermark: mark && messages.export.marks[mark].text,
    trackChanges: options.trackChanges
  })
  // The file is read back once, before anything is proposed in it: the map holds only what it does not show.
  if (options.map !== false) addMap(file, MAP_NAMESPACE, mapOf(dokument, await readParts(file)))
  const nameOf = (record: string, field: string): string => context.bookmarks.name(record, field)
  writeThreads(file, input.threads ?? [], dokument, nameOf)
  return pack(file)
}

const frontHeading = (text: string, onNewPage: boolean): Paragraph =>
  new Paragraph({ style: STYLE.frontHeading, children: wordsOf(text), pageBreakBefore: onNewPage })

/** Sections, fokusområden and bilagor with their numbers and pages. */
const contentsOf = (): Block[] => [
  frontHeading(messages.word.contents, false),
  new TableOfContents(messages.word.contents, {
    headingStyleRange: '1-2',
    hyperlink: true,
    useAppliedParagraphOutlineLevel: true
  }) as unknown as Block
]

interface Part {
  orientation: Orientation
  blocks: Block[]
}

/** The body in parts of one orientation: sections with wide tables lie across the page. At the end, what else there is. */
function partsOf({ dokument }: WordInput, context: WordContext): Part[] {
  const parts: Part[] = []
  const add = (orientation: Orientation, blocks: readonly Block[]): void => {
    const last = parts.at(-1)
    if (blocks.length === 0) return
    if (last?.orientation === orientation) last.blocks.push(...blocks)
    else parts.push({ orientation, blocks: [...blocks] })
  }
  for (const section of dokument.sections) {
    const wide =
      context.layout.wideTables &&
      section.children.some(c => c.type === 'insats' || c.children.some(d => d.type === 'insats'))
    const orientation = wide ? 'landscape' : 'portrait'
    add(orientation, WORDS.section.blocks(section, context, { level: 0, parent: null, width: textWidth(orientation) }))
  }
  const place: Place = { level: 1, parent: null, width: textWidth('portrait') }
  const unplaced = dokument.unplaced.filter(post => post.type !== 'footnote')
  if (unplaced.length > 0) {
    const heading = endHeading(messages.word.unplacedHeading, context)
    const explained = new Paragraph({ children: wordsOf(messages.word.unplacedExplained) })
    add('portrait', [heading, explained, ...renderPosts(unplaced, context, place)])
  }
  const { unreferenced } = context.footnotes
  if (unreferenced.length > 0)
    add('portrait', [endHeading(messages.word.unreferenced, context), ...renderPosts(unreferenced, context, place)])
  return parts
}

/** What stands before the text, and the text on a new page: in one part where both stand upright. */
function withFront(front: readonly Block[], parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts
  if (first?.orientation !== 'portrait') return [{ orientation: 'portrait', blocks: [...front] }, ...parts]
  const [top, ...others] = first.blocks
  const begun =
    top instanceof Paragraph
      ? [top.with({ pageBreakBefore: true })]
      : [new Paragraph({ pageBreakBefore: true }), ...(top ? [top] : [])]
  return [{ orientation: 'portrait', blocks: [...front, ...begun, ...others] }, ...rest]
}

const endHeading = (text: string, context: WordContext): Paragraph =>
  context.headings.paragraph({ kind: 'section', level: 1, children: wordsOf(text) })

/** Room after a table, and something between two tables: Word would make one of them. */
function apart(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, i) => {
    if (!(blocks[i - 1] instanceof Table)) return [block]
    if (block instanceof Table) return [new Paragraph({ spacing: { after: 120 } }), block]
    return [block.options.style === undefined ? block.with({ spacing: { before: 200 } }) : block]
  })
}
