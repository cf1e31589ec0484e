import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { BlockReader, paragraphsOf, wordsOf } from './blocks.ts'
import { readComments } from './comments.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import type { Change, DocxBlock, DocxComment, DocxFile, DocxProperties, Finding } from './model.ts'
import { Numbering } from './numbering.ts'
import { DocxPackage, type PartSource, WrittenParts } from './package.ts'
import { type Relationship, relationshipsOf, targetOf } from './relationships.ts'
import { Styles } from './styles.ts'
import { Budget, childOf, childrenOf, elementsOf, readXml, textIn, type Xml } from './xml.ts'

/**
 * Reads a Word file (.docx, .docm, .dotx) into its plain form. Parts are found through relationships, elements by the URI of their
 * namespace, styles by name. Nothing outside of the file is fetched, and nothing in it is run.
 * @throws StyrskriftError for a file that is refused: see `DocxPackage.open` and `readXml`
 */
export async function readDocx(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<DocxFile> {
  const pack = await DocxPackage.open(bytes, limits)
  return new FileReader(pack, new Budget(limits)).read()
}

/** What a Word file says of itself, without its text. Throws as `readDocx` for what is no Word file. */
export async function readDocxProperties(bytes: Buffer, limits: ReadLimits = READ_LIMITS): Promise<DocxProperties> {
  const pack = await DocxPackage.open(bytes, limits)
  return new FileReader(pack, new Budget(limits)).properties()
}

/** The same for the parts of a file that Styrskrift is writing, before they are packed. */
export function readParts(parts: ReadonlyMap<string, Uint8Array | string>): Promise<DocxFile> {
  return new FileReader(
    new WrittenParts(parts),
    new Budget({ ...READ_LIMITS, elements: Number.MAX_SAFE_INTEGER })
  ).read()
}

class FileReader {
  readonly #pack: PartSource
  readonly #budget: Budget
  readonly #findings = new Map<Finding, number>()
  readonly #changes: Record<Change['kind'] | 'format', number> = {
    insertion: 0,
    deletion: 0,
    'move-from': 0,
    'move-to': 0,
    format: 0
  }
  #serial = 0
  readonly #tracked: number[] = []
  #styles = new Styles(null)
  #numbering: Xml | null = null

  constructor(pack: PartSource, budget: Budget) {
    this.#pack = pack
    this.#budget = budget
  }

  async read(): Promise<DocxFile> {
    const top = await relationshipsOf(this.#pack, '', this.#budget)
    const main = targetOf(top, 'officeDocument')
    if (main === undefined || !this.#pack.has(main)) throw new StyrskriftError('word-inte-docx')
    const relationships = await relationshipsOf(this.#pack, main, this.#budget)
    this.#styles = new Styles(await this.#part(targetOf(relationships, 'styles')))
    this.#numbering = await this.#part(targetOf(relationships, 'numbering'))
    this.#look(relationships)
    const blocks = await this.#body(main, relationships)
    return {
      blocks,
      notes: await this.#notes(relationships, 'footnotes', 'w:footnote'),
      endnotes: await this.#notes(relationships, 'endnotes', 'w:endnote'),
      comments: await this.#comments(relationships),
      margins: await this.#margins(relationships),
      properties: await this.#properties(top),
      ...(await this.#own(relationships)),
      pictures: await this.#pictures(blocks),
      findings: this.#findings,
      changes: this.#changes,
      tracked: this.#tracked
    }
  }

  async properties(): Promise<DocxProperties> {
    const top = await relationshipsOf(this.#pack, '', this.#budget)
    if (targetOf(top, 'officeDocument') === undefined) throw new StyrskriftError('word-inte-docx')
    return this.#properties(top)
  }

  #found(finding: Finding): void {
    this.#findings.set(finding, (this.#findings.get(finding) ?? 0) + 1)
  }

  async #part(name: string | undefined): Promise<Xml | null> {
    const text = name === undefined ? null : await this.#pack.text(name)
    return text === null ? null : readXml(text, this.#budget)
  }

  #reader(relationships: ReadonlyMap<string, Relationship>): BlockReader {
    const context = {
      styles: this.#styles,
      relationships,
      found: (finding: Finding) => this.#found(finding),
      changed: (kind: Change['kind'] | 'format') => {
        this.#changes[kind]++
        if (kind !== 'format') this.#tracked.push(this.#serial)
        return this.#serial++
      }
    }
    return new BlockReader(context, new Numbering(this.#numbering))
  }

  async #body(main: string, relationships: ReadonlyMap<string, Relationship>): Promise<DocxBlock[]> {
    const text = await this.#pack.text(main)
    const reader = this.#reader(relationships)
    const blocks: DocxBlock[] = []
    const root = readXml(text ?? '', this.#budget, 'w:body', element => void blocks.push(...reader.block(element)))
    if (root.name !== 'w:document') throw new StyrskriftError('word-inte-docx')
    return blocks
  }

  async #notes(
    relationships: ReadonlyMap<string, Relationship>,
    kind: string,
    element: string
  ): Promise<Map<string, readonly DocxBlock[]>> {
    const out = new Map<string, readonly DocxBlock[]>()
    const name = targetOf(relationships, kind)
    const part = await this.#part(name)
    if (!part || name === undefined) return out
    const reader = this.#reader(await relationshipsOf(this.#pack, name, this.#budget))
    for (const note of childrenOf(part, element)) {
      // Lines between text and notes are notes of a kind of their own.
      if ((note.attributes['w:type'] ?? 'normal') === 'normal')
        out.set(note.attributes['w:id'] ?? '', reader.blocks(note))
    }
    return out
  }

  async #comments(relationships: ReadonlyMap<string, Relationship>): Promise<Map<string, DocxComment>> {
    const name = targetOf(relationships, 'comments')
    const part = await this.#part(name)
    if (!part || name === undefined) return new Map()
    const extended = await this.#part(targetOf(relationships, 'commentsExtended'))
    return readComments(part, extended, this.#reader(await relationshipsOf(this.#pack, name, this.#budget)))
  }

  async #margins(relationships: ReadonlyMap<string, Relationship>): Promise<string[]> {
    const out = new Set<string>()
    for (const { kind, target, external } of relationships.values()) {
      if (external || (kind !== 'header' && kind !== 'footer')) continue
      const part = await this.#part(target)
      if (!part) continue
      const reader = this.#reader(await relationshipsOf(this.#pack, target, this.#budget))
      for (const paragraph of paragraphsOf(reader.blocks(part))) {
        const words = wordsOf(paragraph).trim()
        if (words !== '') out.add(words)
      }
    }
    return [...out]
  }

  /** What Styrskrift wrote into the file for itself. */
  async #own(relationships: ReadonlyMap<string, Relationship>): Promise<Pick<DocxFile, 'map' | 'carried'>> {
    const out: Pick<DocxFile, 'map' | 'carried'> = { map: null, carried: null }
    for (const { kind, target, external } of relationships.values()) {
      if (kind !== 'customXml' || external) continue
      const part = await this.#part(target)
      if (part?.name === 'sk:karta') out.map ??= textIn(part)
      if (part?.name === 'st:tradar') out.carried ??= textIn(part)
    }
    return out
  }

  async #properties(top: ReadonlyMap<string, Relationship>): Promise<DocxProperties> {
    const core = await this.#part(targetOf(top, 'core-properties'))
    const custom = await this.#part(targetOf(top, 'custom-properties'))
    const text = (name: string): string => {
      const element = childOf(core ?? undefined, name)
      return element ? textIn(element).trim() : ''
    }
    const values = childrenOf(custom ?? undefined, 'op:property').map((property): [string, string] => [
      property.attributes.name ?? '',
      elementsOf(property).map(textIn).join('')
    ])
    return {
      title: text('dc:title'),
      author: text('dc:creator'),
      language: text('dc:language'),
      custom: new Map(values)
    }
  }

  async #pictures(blocks: readonly DocxBlock[]): Promise<Map<string, Uint8Array>> {
    const out = new Map<string, Uint8Array>()
    for (const paragraph of paragraphsOf(blocks)) {
      for (const piece of paragraph.pieces) {
        if (piece.kind !== 'picture' || piece.part === null || out.has(piece.part)) continue
        const bytes = await this.#pack.bytes(piece.part)
        if (bytes) out.set(piece.part, new Uint8Array(bytes))
        else this.#found('unreadable-part')
      }
    }
    return out
  }

  /** What a file can hold that does something, or that lies elsewhere. */
  #look(relationships: ReadonlyMap<string, Relationship>): void {
    for (const { kind, external } of relationships.values()) {
      if (kind === 'vbaProject') this.#found('macros')
      else if (kind === 'oleObject' || kind === 'package' || kind === 'control') this.#found('embedded-object')
      else if (kind === 'attachedTemplate' && external) this.#found('external-template')
      else if (kind === 'aFChunk') this.#found('alternative-content')
    }
  }
}
