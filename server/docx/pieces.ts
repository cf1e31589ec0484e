import type { Change, Finding, Look, ObjectKind, Piece } from './model.ts'
import type { Relationship } from './relationships.ts'
import { lookOf, type Styles } from './styles.ts'
import { childOf, elementsOf, textIn, within, type Xml } from './xml.ts'

/** What the reading of a part shares. */
export interface PartContext {
  styles: Styles
  relationships: ReadonlyMap<string, Relationship>
  found(finding: Finding): void
  /** Counts a tracked change, and gives its number. */
  changed(kind: Change['kind'] | 'format'): number
  /** Text boxes stand beside the text: they are read after the paragraph that holds them. */
  box(content: Xml): void
}

/** A field that Word fills: a page number, a link, a table of contents. */
interface Field {
  instruction: string
  /** Its result has begun. */
  shown: boolean
}

const LINK = /^(?:https?:\/\/|mailto:)/i
const CHANGES: Readonly<Record<string, Change['kind']>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'move-from',
  'w:moveTo': 'move-to'
}

export const changeOf = (kind: Change['kind'], { attributes }: Xml, context: PartContext): Change => ({
  serial: context.changed(kind),
  kind,
  author: attributes['w:author'] ?? '',
  date: attributes['w:date'] ?? null
})

/** Fields whose result is made by Word from the rest of the document. */
const GENERATED = new Set(['TOC', 'INDEX', 'TOA', 'RD'])
/** Fields that fetch or start something: their last result is text, the code is never run. */
const ACTIVE = new Set(['DDE', 'DDEAUTO', 'INCLUDETEXT', 'INCLUDEPICTURE', 'IMPORT', 'LINK', 'MACROBUTTON', 'DATABASE'])

/**
 * Reads the pieces of paragraphs, one after the other: fields go on over several paragraphs, so the reader of a part is asked in
 * the order of the file.
 */
export class PieceReader {
  readonly #context: PartContext
  readonly #fields: Field[] = []

  constructor(context: PartContext) {
    this.#context = context
  }

  /** True inside of a table of contents and its like. */
  get generated(): boolean {
    return this.#fields.some(({ instruction }) => GENERATED.has(nameOf(instruction)))
  }

  read(paragraph: Xml, style: string | null): Piece[] {
    const out: Piece[] = []
    this.#children(paragraph, { style, link: null, changes: [] }, out)
    return out
  }

  #children(element: Xml, at: Around, out: Piece[]): void {
    for (const child of elementsOf(element)) this.#child(child, at, out)
  }

  #child(child: Xml, at: Around, out: Piece[]): void {
    const { name, attributes } = child
    const id = attributes['w:id'] ?? ''
    const change = CHANGES[name]
    if (change) {
      this.#children(child, { ...at, changes: [...at.changes, changeOf(change, child, this.#context)] }, out)
      return
    }
    switch (name) {
      case 'w:r':
        this.#run(child, at, out)
        return
      case 'w:hyperlink':
        this.#children(child, { ...at, link: this.#link(attributes) ?? at.link }, out)
        return
      case 'w:fldSimple':
        this.#simpleField(child, at, out)
        return
      case 'w:bookmarkStart':
        out.push({ kind: 'bookmark-start', id, name: attributes['w:name'] ?? '' })
        return
      case 'w:bookmarkEnd':
        out.push({ kind: 'bookmark-end', id })
        return
      case 'w:commentRangeStart':
        out.push({ kind: 'comment-start', id })
        return
      case 'w:commentRangeEnd':
        out.push({ kind: 'comment-end', id })
        return
      case 'm:oMath':
      case 'm:oMathPara':
        out.push(this.#object('equation', textIn(child), at))
        return
      case 'mc:AlternateContent':
        this.#children(chosen(child), at, out)
        return
      case 'w:sdt':
        this.#children(childOf(child, 'w:sdtContent') ?? child, at, out)
        return
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        this.#children(child, at, out)
        return
    }
  }

  #simpleField(element: Xml, at: Around, out: Piece[]): void {
    const instruction = element.attributes['w:instr'] ?? ''
    if (ACTIVE.has(nameOf(instruction))) this.#context.found('field-code')
    this.#fields.push({ instruction, shown: true })
    this.#children(element, { ...at, link: linkOfField(instruction) ?? at.link }, out)
    this.#fields.pop()
  }

  #run(run: Xml, at: Around, out: Piece[]): void {
    const properties = childOf(run, 'w:rPr')
    if (childOf(properties, 'w:rPrChange')) this.#context.changed('format')
    const style = childOf(properties, 'w:rStyle')?.attributes['w:val']
    const own = lookOf(properties)
    const look = this.#context.styles.look(at.style, style, own)
    for (const child of elementsOf(run)) this.#inRun(child, { look, own }, at, out)
  }

  #inRun(child: Xml, looks: { look: Look; own: Partial<Look> }, at: Around, out: Piece[]): void {
    const { name, attributes } = child
    const { changes } = at
    const id = attributes['w:id'] ?? ''
    const text = (words: string): void => {
      if (this.#inInstruction) return
      const field = this.#fields.at(-1)?.instruction ?? null
      const link = at.link ?? this.#fieldLink
      out.push({ kind: 'text', text: words, ...looks, link, changes, field: field && nameOf(field) })
    }
    switch (name) {
      case 'w:t':
      case 'w:delText':
        text(textIn(child))
        return
      case 'w:tab':
      case 'w:ptab':
        text('\t')
        return
      case 'w:noBreakHyphen':
        text('\u2011')
        return
      case 'w:softHyphen':
        return
      case 'w:sym':
        text(symbol(attributes))
        return
      case 'w:br':
        out.push({ kind: 'break', what: breakKind(attributes['w:type']), changes })
        return
      case 'w:cr':
        out.push({ kind: 'break', what: 'line', changes })
        return
      case 'w:footnoteReference':
        out.push({ kind: 'note', note: 'footnote', id, changes })
        return
      case 'w:endnoteReference':
        out.push({ kind: 'note', note: 'endnote', id, changes })
        return
      case 'w:commentReference':
        out.push({ kind: 'comment-mark', id })
        return
      case 'w:fldChar':
        this.#fieldMark(attributes['w:fldCharType'])
        return
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = this.#fields.at(-1)
        if (field && !field.shown) field.instruction += textIn(child)
        return
      }
      case 'mc:AlternateContent':
        for (const inner of elementsOf(chosen(child))) this.#inRun(inner, looks, at, out)
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#drawing(child, at, out)
        return
    }
  }

  get #inInstruction(): boolean {
    return this.#fields.some(field => !field.shown)
  }

  get #fieldLink(): string | null {
    for (const { instruction } of this.#fields) {
      const link = linkOfField(instruction)
      if (link !== null) return link
    }
    return null
  }

  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ instruction: '', shown: false })
    else if (type === 'separate') {
      const field = this.#fields.at(-1)
      if (field) field.shown = true
    } else if (type === 'end') {
      const field = this.#fields.pop()
      if (field && ACTIVE.has(nameOf(field.instruction))) this.#context.found('field-code')
    }
  }

  #link(attributes: Xml['attributes']): string | null {
    const relationship = this.#context.relationships.get(attributes['r:id'] ?? '')
    if (!relationship?.external) return null
    if (LINK.test(relationship.target)) return relationship.target
    this.#context.found('unsafe-link')
    return null
  }

  #drawing(element: Xml, at: Around, out: Piece[]): void {
    let boxes = 0
    for (const content of within(element, 'w:txbxContent')) {
      this.#context.box(content)
      boxes++
    }
    if (boxes > 0) return
    const [first] = [...within(element, 'a:blip'), ...within(element, 'v:imagedata')]
    if (element.name === 'w:object') {
      this.#context.found('embedded-object')
      if (!first) {
        out.push(this.#object('embedded', altOf(element), at))
        return
      }
    }
    if (!first) {
      const kind = [...within(element, '?:chart')].length > 0 ? 'chart' : 'drawing'
      out.push(this.#object(kind, altOf(element), at))
      return
    }
    const relationship = this.#context.relationships.get(first.attributes['r:embed'] ?? first.attributes['r:id'] ?? '')
    if (!relationship || relationship.external || first.attributes['r:link'] !== undefined)
      this.#context.found('external-picture')
    const part = relationship && !relationship.external ? relationship.target : null
    out.push({ kind: 'picture', part, alt: altOf(element), changes: at.changes })
  }

  #object(what: ObjectKind, text: string, { changes }: Around): Piece {
    return { kind: 'object', what, text, changes }
  }
}

interface Around {
  style: string | null
  link: string | null
  changes: readonly Change[]
}

const nameOf = (instruction: string): string => (/^\s*(\w+)/.exec(instruction)?.[1] ?? '').toUpperCase()

function linkOfField(instruction: string): string | null {
  const found = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]
  return found !== undefined && LINK.test(found) ? found : null
}

/** Of several forms of one thing, the first that Word wrote for itself (ISO/IEC 29500-3). */
const chosen = (element: Xml): Xml =>
  childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback') ?? { ...element, children: [] }

const breakKind = (type: string | undefined): 'line' | 'page' | 'column' =>
  type === 'page' || type === 'column' ? type : 'line'

/** A letter of a symbol font: those of Symbol and Wingdings lie in a private area, and the common ones are bullets and arrows. */
function symbol(attributes: Xml['attributes']): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (Number.isNaN(code)) return ''
  return code >= 0xe000 && code <= 0xf8ff ? '\u2022' : String.fromCodePoint(Math.min(code, 0x10ffff))
}

/** The alternative text of a picture. */
function altOf(element: Xml): string {
  for (const name of ['wp:docPr', 'pic:cNvPr', 'v:shape']) {
    for (const { attributes } of within(element, name)) {
      const alt = attributes.descr ?? attributes.alt ?? attributes.title
      if (alt) return alt
    }
  }
  return ''
}
