import { Document, Packer, Paragraph, Table, TableOfContents } from 'docx'
import { messages } from '../../schemas/messages/messages.ts'
import { footnoteContent } from '../../schemas/records/footnote/word.ts'
import { dateInWords } from '../../schemas/records/metadata/editor.ts'
import { renderPosts, WORDS, wordContext } from '../../schemas/records/words.ts'
import { VARIANT_RULES, withComments } from '../../schemas/variants/variants.ts'
import type { Block, Place, WordContext } from '../../schemas/word/context.ts'
import { LIST_DEFINITIONS } from '../../schemas/word/lists.ts'
import { type Orientation, PAGE, type PageMeasures, STYLE, textWidth } from '../../schemas/word/look.ts'
import { wordsOf } from '../../schemas/word/runs.ts'
import { stylesOf } from '../../schemas/word/styles.ts'
import { withoutPeople } from '../../schemas/word/without-people.ts'
import { readParts } from '../docx/read.ts'
import { annexesOf } from './annexes.ts'
import { withBarePictures } from './bare-pictures.ts'
import { coverOf, diarienummerOf, statusOf, titleOf } from './cover.ts'
import { addCustomXml } from './custom-xml.ts'
import { pagesOf } from './frame.ts'
import { dokumentHash, markOf, variantOf, type WordInput } from './input.ts'
import { MAP_PART, mapOf } from './map.ts'
import { finishPackage, pack } from './package.ts'
import { allOrNone, type LayOut, layOutContents, pageNumbersOf } from './page-numbers.ts'
import type { Filling } from './reference/fill.ts'
import { hasPicture } from './reference/margin.ts'
import { typeOf } from './reference/type.ts'
import { referenceOf } from './reference/usable.ts'
import { writeThreads } from './threads/write.ts'

/**
 * Makes a Word file. The same input gives the same bytes. Takes seconds for a long document: the server calls `exportWord`,
 * which does it in a thread of its own. The pages of the contents are laid out by `layOut`, and calculated where there is none or it cannot.
 */
export async function buildWord(whole: WordInput, layOut: LayOut | null = null): Promise<Uint8Array> {
  const input = forVariant(whole)
  const { dokument, template, kommun, options } = input
  const context = wordContext(dokument, template, kommun)
  const reference = await referenceOf(input.reference)
  const page = reference?.page ?? PAGE
  const portrait: Place = { level: 0, parent: null, width: textWidth('portrait', page) }
  const cover = coverOf(input, context, hasPicture(reference?.headers[reference.titlePage ? 'first' : 'default']))
  const box = [frontHeading(messages.word.about, true), ...WORDS.metadata.blocks(dokument.metadata, context, portrait)]
  const parts = partsOf(input, context, page)
  const title = titleOf(dokument, template)
  const mark = markOf(options)
  const numbered = options.pageNumbers !== false
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
    styles: stylesOf(context.layout, reference ? typeOf(reference) : null),
    evenAndOddHeaderAndFooters: reference?.evenAndOdd ?? false,
    numbering: { config: [...context.numbers.definitions, ...LIST_DEFINITIONS] },
    footnotes: Object.fromEntries(
      context.footnotes.referenced.map(({ number, post }) => [number, { children: footnoteContent(post, context) }])
    ),
    pageNumbers: pageNumbersOf(dokument, numbered && !layOut),
    sections: withFront(
      [...cover, ...box, ...(context.headings.any && options.contents !== false ? contentsOf() : [])],
      parts
    ).map(({ orientation, blocks }, i) => pagesOf(input, orientation, apart(blocks), i === 0, reference))
  })
  const file = finishPackage(await Packer.toBuffer(document), {
    date: options.date,
    watermark: mark && messages.export.marks[mark].text,
    trackChanges: options.trackChanges,
    dressing: reference && {
      reference,
      filling: fillingOf(input),
      mark: mark && messages.export.marks[mark].text,
      widths: { portrait: textWidth('portrait', page), landscape: textWidth('landscape', page) },
      logoText: messages.word.logoOf(kommun.name)
    }
  })
  // The file is read back once, before anything is proposed in it: the map holds only what it does not show.
  if (options.map !== false) addCustomXml(file, MAP_PART, mapOf(dokument, await readParts(file)))
  const nameOf = (record: string, field: string): string => context.bookmarks.name(record, field)
  writeThreads(file, input.threads ?? [], dokument, nameOf)
  if (!layOut) allOrNone(file)
  else if (numbered && !(await layOutContents(file, layOut))) return buildWord(whole)
  return pack(file)
}

/** What a variant leaves out is gone before anything is made of the rest: then it is in no part of the file. */
function forVariant(input: WordInput): WordInput {
  const variant = variantOf(input.options)
  const threads = withComments(variant, input.options.comments) ? input.threads : undefined
  if (!VARIANT_RULES[variant].withoutPeople) return { ...input, threads }
  const { recipient: _recipient, ...options } = input.options
  const { dokument, template } = withoutPeople(input.dokument, input.template, input.people ?? [])
  return { ...input, dokument: withBarePictures(dokument), template, threads, options }
}

const fillingOf = ({ dokument, template, kommun, options }: WordInput): Filling => {
  const mark = markOf(options)
  return {
    kommun: kommun.name,
    dokumenttyp: template.documentType,
    titel: titleOf(dokument, template),
    diarienummer: diarienummerOf(dokument, template),
    datum: dateInWords(options.date),
    status: statusOf(options),
    märkning: mark ? messages.export.marks[mark].text : ''
  }
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
function partsOf({ dokument, options }: WordInput, context: WordContext, page: PageMeasures): Part[] {
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
    add(
      orientation,
      WORDS.section.blocks(section, context, { level: 0, parent: null, width: textWidth(orientation, page) })
    )
  }
  const place: Place = { level: 1, parent: null, width: textWidth('portrait', page) }
  const unplaced = dokument.unplaced.filter(post => post.type !== 'footnote')
  if (unplaced.length > 0) {
    const heading = endHeading(messages.word.unplacedHeading, context)
    const explained = new Paragraph({ children: wordsOf(messages.word.unplacedExplained) })
    add('portrait', [heading, explained, ...renderPosts(unplaced, context, place)])
  }
  const { unreferenced } = context.footnotes
  if (unreferenced.length > 0)
    add('portrait', [endHeading(messages.word.unreferenced, context), ...renderPosts(unreferenced, context, place)])
  add('portrait', annexesOf(context, textWidth('portrait', page), options))
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
