import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { child, deep, type Element, element, elements, parse, write } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DATE = '2026-12-01T10:00:00Z'

/** A letter of a field in the file: its run, and which of its letters it is. The end of a paragraph within a field has no run. */
interface Spot {
  paragraph: Element
  run: Element | null
  offset: number
}

/**
 * Edits a Word file as a person in Word does: types, deletes, divides and joins paragraphs, moves them, adds new ones, comments and
 * answers; with or without changes being followed. Places are letters of the text between the bookmarks of a field.
 */
export class Hand {
  readonly #parts: Record<string, Uint8Array>
  readonly #document: Element
  readonly #body: Element
  #next = 9000
  readonly #comments: { id: number; author: string; text: string; parent: number | null }[] = []
  author = 'Berit Lund'
  tracking = true

  constructor(bytes: Uint8Array) {
    this.#parts = unzipSync(bytes)
    this.#document = parse(strFromU8(this.#parts['word/document.xml']!))
    this.#body = child(this.#document, 'w:body')!
  }

  /** The file as it is saved. */
  save(): Buffer {
    const parts = { ...this.#parts }
    if (this.#comments.length > 0) this.#writeComments(parts)
    parts['word/document.xml'] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>${write(this.#document)}`)
    return Buffer.from(zipSync(parts))
  }

  #mark(): Record<string, string> {
    return { 'w:id': String(this.#next++), 'w:author': this.author, 'w:date': DATE }
  }

  /** The paragraphs and runs between the bookmarks of a field, in order. */
  #spots(name: string): Spot[] {
    const spots: Spot[] = []
    let id: string | null = null
    const visit = (of: Element, paragraph: Element | null): void => {
      for (const c of elements(of)) {
        if (c.name === 'w:bookmarkStart' && c.attributes['w:name']?.toLowerCase() === name.toLowerCase())
          id = c.attributes['w:id'] ?? null
        else if (c.name === 'w:bookmarkEnd' && id !== null && c.attributes['w:id'] === id) id = 'done'
        else if (c.name === 'w:r' && id !== null && id !== 'done' && paragraph) {
          // A reference to a footnote, and a line break, count as one letter.
          const length =
            textOf(c).length || (elements(c).some(e => /^w:(?:footnoteReference|br)$/.test(e.name)) ? 1 : 0)
          for (let offset = 0; offset < length; offset++) spots.push({ paragraph, run: c, offset })
        } else if (c.name === 'w:del') continue
        else {
          visit(c, c.name === 'w:p' ? c : paragraph)
          if (c.name === 'w:p' && id !== null && id !== 'done') spots.push({ paragraph: c, run: null, offset: 0 })
        }
      }
    }
    visit(this.#body, null)
    if (spots.length === 0) throw new RangeError(`There is no text at ${name}`)
    return spots
  }

  /** The letter at a place; at the end of a paragraph, the last letter before it. */
  #spotAt(spots: readonly Spot[], at: number): Spot & { run: Element } {
    const spot = spots[at]?.run ? spots[at] : spots.slice(0, at).findLast(s => s.run !== null)
    if (!spot?.run) throw new RangeError('There is no letter to write beside')
    return { ...spot, run: spot.run }
  }

  /** Divides the run before the letter at `at`, and gives the run that begins there and what holds it. */
  #cut(name: string, at: number): { run: Element; holder: Element; index: number; paragraph: Element } {
    const spots = this.#spots(name)
    const spot = this.#spotAt(spots, at)
    const holder = [...deep(this.#body)].find(d => d.element === spot.run)!.parent
    const index = holder.children.indexOf(spot.run)
    if (spots[at]?.run !== spot.run) return { run: spot.run, holder, index: index + 1, paragraph: spot.paragraph }
    if (spot.offset === 0) return { run: spot.run, holder, index, paragraph: spot.paragraph }
    const text = textOf(spot.run)
    const first = runOf(spot.run, text.slice(0, spot.offset))
    const second = runOf(spot.run, text.slice(spot.offset))
    holder.children.splice(index, 1, first, second)
    return { run: second, holder, index: index + 1, paragraph: spot.paragraph }
  }

  type(name: string, at: number, text: string): void {
    const { run, holder, index } = this.#cut(name, at)
    const made = runOf(run, text)
    holder.children.splice(index, 0, this.tracking ? element('w:ins', this.#mark(), [made]) : made)
  }

  delete(name: string, from: number, to: number): void {
    this.#cut(name, to)
    for (let at = from; at < to; ) {
      const { run, holder, index } = this.#cut(name, at)
      at += textOf(run).length
      if (!this.tracking) {
        holder.children.splice(index, 1)
        to -= textOf(run).length
        at -= textOf(run).length
        continue
      }
      const gone = structuredClone(run)
      for (const c of elements(gone)) if (c.name === 'w:t') c.name = 'w:delText'
      holder.children.splice(index, 1, element('w:del', this.#mark(), [gone]))
      // What is struck through is no longer among the letters that can be chosen.
      to -= textOf(run).length
      at -= textOf(run).length
    }
  }

  replace(name: string, from: number, to: number, text: string): void {
    this.type(name, to, text)
    this.delete(name, from, to)
  }

  /** Enter in the middle of a paragraph. */
  split(name: string, at: number): void {
    const { holder, index, paragraph } = this.#cut(name, at)
    const properties = child(paragraph, 'w:pPr')
    const second = element('w:p', {}, [
      ...(properties ? [structuredClone(properties)] : []),
      ...holder.children.splice(index)
    ])
    if (this.tracking) this.#markEnd(paragraph, 'w:ins')
    this.#after(paragraph, second)
  }

  /** Backspace at the start of the second paragraph of a field: its first paragraph goes on. */
  joinAfter(name: string): void {
    const { paragraph } = this.#cut(name, 0)
    if (this.tracking) {
      this.#markEnd(paragraph, 'w:del')
      return
    }
    const { parent } = [...deep(this.#body)].find(d => d.element === paragraph)!
    const next = parent.children[parent.children.indexOf(paragraph) + 1] as Element
    paragraph.children.push(...next.children.filter(c => typeof c === 'string' || c.name !== 'w:pPr'))
    parent.children.splice(parent.children.indexOf(next), 1)
  }

  #markEnd(paragraph: Element, change: string): void {
    let properties = child(paragraph, 'w:pPr')
    if (!properties) {
      properties = element('w:pPr')
      paragraph.children.unshift(properties)
    }
    const runProperties = child(properties, 'w:rPr') ?? element('w:rPr')
    properties.children = properties.children.filter(c => c !== runProperties)
    runProperties.children.unshift(element(change, this.#mark()))
    properties.children.push(runProperties)
  }

  #after(paragraph: Element, made: Element): void {
    const { parent } = [...deep(this.#body)].find(d => d.element === paragraph)!
    parent.children.splice(parent.children.indexOf(paragraph) + 1, 0, made)
  }

  /** A new insats after the paragraph in which a field ends, with its line of ansvar. */
  addInsats(afterName: string, text: string, ansvar: string): void {
    const last = this.#spots(afterName).at(-1)!.paragraph
    const styleOf = (id: string): Element => element('w:pPr', {}, [element('w:pStyle', { 'w:val': id })])
    const line = (style: string, words: string): Element => {
      const run = element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [words])])
      const made = element('w:p', {}, [styleOf(style), this.tracking ? element('w:ins', this.#mark(), [run]) : run])
      if (this.tracking) this.#markEnd(made, 'w:ins')
      return made
    }
    const second = line('Ansvar', `Ansvar: ${ansvar}`)
    this.#after(last, second)
    this.#after(last, line('Insats', text))
  }

  /** Cuts the paragraph of a field and pastes it after that of another. */
  moveParagraph(name: string, afterName: string): void {
    const from = this.#spots(name)[0]!.paragraph
    const to = this.#spots(afterName).at(-1)!.paragraph
    const { parent } = [...deep(this.#body)].find(d => d.element === from)!
    if (!this.tracking) {
      parent.children.splice(parent.children.indexOf(from), 1)
      this.#after(to, from)
      return
    }
    const copy = structuredClone(from)
    const wrap = (of: Element, change: string): void => {
      of.children = of.children.map(c =>
        typeof c !== 'string' && c.name === 'w:r' ? element(change, this.#mark(), [c]) : c
      )
      this.#markEnd(of, change)
    }
    wrap(from, 'w:moveFrom')
    from.children = from.children.filter(c => typeof c === 'string' || !c.name.startsWith('w:bookmark'))
    wrap(copy, 'w:moveTo')
    this.#after(to, copy)
  }

  /** Takes away what the file says that it is a copy of, as copying all of the text to a new file does. */
  dropProperties(): void {
    const name = 'docProps/custom.xml'
    const rels = strFromU8(this.#parts['_rels/.rels']!)
    this.#parts['_rels/.rels'] = strToU8(rels.replace(/<Relationship [^>]*custom-properties"[^>]*\/>/, ''))
    const types = strFromU8(this.#parts['[Content_Types].xml']!)
    this.#parts['[Content_Types].xml'] = strToU8(types.replace(/<Override [^>]*custom\.xml"[^>]*\/>/, ''))
    delete this.#parts[name]
  }

  /** Comments on a new paragraph before everything else, which belongs to nothing that was sent. */
  commentOnCover(text: string): number {
    const id = this.#next++
    const mark = element('w:r', {}, [element('w:commentReference', { 'w:id': String(id) })])
    const range = (end: 'Start' | 'End'): Element => element(`w:commentRange${end}`, { 'w:id': String(id) })
    const words = element('w:r', {}, [element('w:t', {}, ['Till kommunen'])])
    this.#body.children.unshift(element('w:p', {}, [range('Start'), words, range('End'), mark]))
    this.#comments.push({ id, author: this.author, text, parent: null })
    return id
  }

  /** Takes the bookmarks of a field away, as some programs and some ways of copying do. */
  dropBookmark(name: string): void {
    const start = [...deep(this.#body)].find(d => d.element.attributes['w:name']?.toLowerCase() === name.toLowerCase())!
    const id = start.element.attributes['w:id']
    for (const { element: e, parent } of [...deep(this.#body)])
      if (e.name.startsWith('w:bookmark') && e.attributes['w:id'] === id)
        parent.children.splice(parent.children.indexOf(e), 1)
  }

  /** Comments on letters of a field; gives the number of the comment. */
  comment(name: string, from: number, to: number, text: string, parent: number | null = null): number {
    const id = this.#next++
    const start = this.#cut(name, from)
    start.holder.children.splice(start.index, 0, element('w:commentRangeStart', { 'w:id': String(id) }))
    const end = this.#cut(name, to)
    const mark = element('w:r', {}, [element('w:commentReference', { 'w:id': String(id) })])
    end.holder.children.splice(end.index, 0, element('w:commentRangeEnd', { 'w:id': String(id) }), mark)
    this.#comments.push({ id, author: this.author, text, parent })
    return id
  }

  /** Answers a comment that the file was sent with; gives the number of the answer. */
  reply(to: number, text: string): number {
    const id = this.#next++
    for (const what of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
      const found = [...deep(this.#body)].find(
        ({ element: e }) => e.name === `w:${what}` && e.attributes['w:id'] === String(to)
      )!
      const own = element(`w:${what}`, { 'w:id': String(id) })
      found.parent.children.splice(found.parent.children.indexOf(found.element) + 1, 0, own)
    }
    this.#comments.push({ id, author: this.author, text, parent: to })
    return id
  }

  /** Takes a comment that the file was sent with away, or marks it as done. */
  endComment(id: number, how: 'removed' | 'done'): void {
    const comments = strFromU8(this.#parts['word/comments.xml']!)
    const own = commentXml(comments, id)
    if (how === 'removed') {
      for (const { element: e, parent } of [...deep(this.#body)])
        if (e.name.startsWith('w:comment') && e.attributes['w:id'] === String(id))
          parent.children.splice(parent.children.indexOf(e), 1)
      this.#parts['word/comments.xml'] = strToU8(comments.replace(own, ''))
    }
    const extended = strFromU8(this.#parts['word/commentsExtended.xml']!)
    const line = new RegExp(`<w15:commentEx w15:paraId="${lastParagraph(own)}"[^>]*>`)
    this.#parts['word/commentsExtended.xml'] = strToU8(
      extended.replace(line, found => (how === 'removed' ? '' : found.replace('w15:done="0"', 'w15:done="1"')))
    )
  }

  /** Other words in a part of the file, as somebody types them in a comment, or in what is being put in. */
  replaceInFile(part: string, before: string, after: string): void {
    const xml = part === 'word/document.xml' ? write(this.#document) : strFromU8(this.#parts[part]!)
    if (xml.split(before).length !== 2) throw new RangeError(`”${before}” does not stand once in ${part}`)
    const now = xml.replace(before, after)
    if (part === 'word/document.xml') Object.assign(this.#document, parse(now))
    else this.#parts[part] = strToU8(now)
  }

  /** The number of the comment that the file was sent with and that says this. */
  commentSaying(text: string): number {
    const comments = strFromU8(this.#parts['word/comments.xml']!)
    const at = comments.indexOf(text)
    const [found] = [...comments.slice(0, at).matchAll(/<w:comment w:id="(\d+)"/g)].reverse()
    if (at < 0 || !found) throw new RangeError(`No comment says ”${text}”`)
    return Number(found[1])
  }

  #writeComments(parts: Record<string, Uint8Array>): void {
    const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
    // What the file was sent with stays.
    const before = strFromU8(parts['word/comments.xml'] ?? new Uint8Array())
    const extendedBefore = strFromU8(parts['word/commentsExtended.xml'] ?? new Uint8Array())
    const mine = new Set(this.#comments.map(({ id }) => id))
    const para = (id: number): string =>
      mine.has(id) ? (0x10000000 + id).toString(16).toUpperCase() : lastParagraph(commentXml(before, id))
    const all = this.#comments.map(({ id, author, text }) =>
      write(
        element('w:comment', { 'w:id': String(id), 'w:author': author, 'w:date': DATE, 'w:initials': 'BL' }, [
          element('w:p', { 'w14:paraId': para(id) }, [element('w:r', {}, [element('w:t', {}, [text])])])
        ])
      )
    )
    const more = this.#comments.map(
      ({ id, parent }) =>
        `<w15:commentEx w15:paraId="${para(id)}"${parent === null ? '' : ` w15:paraIdParent="${para(parent)}"`} w15:done="0"/>`
    )
    const added = (xml: string, root: string, lines: readonly string[]): Uint8Array =>
      strToU8(
        xml === ''
          ? `<${root} ${names}>${lines.join('')}</${root}>`
          : xml.replace(`</${root}>`, `${lines.join('')}</${root}>`)
      )
    parts['word/comments.xml'] = added(before, 'w:comments', all)
    parts['word/commentsExtended.xml'] = added(extendedBefore, 'w15:commentsEx', more)
    const rels = strFromU8(parts['word/_rels/document.xml.rels']!)
    const own = `<Relationship Id="rIdC1" Type="${OFFICE}/comments" Target="comments.xml"/><Relationship Id="rIdC2" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>`
    // A file that was written with a part for comments has its relationship already.
    const cleaned = rels.replace(/<Relationship [^>]*\/comments(?:Extended)?"[^>]*\/>/g, '')
    parts['word/_rels/document.xml.rels'] = strToU8(cleaned.replace('</Relationships>', `${own}</Relationships>`))
    const types = strFromU8(parts['[Content_Types].xml']!).replace(
      /<Override PartName="\/word\/comments(?:Extended)?.xml"[^>]*\/>/g,
      ''
    )
    const kind = (name: string): string =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`
    parts['[Content_Types].xml'] = strToU8(
      types.replace('</Types>', `${kind('comments')}${kind('commentsExtended')}</Types>`)
    )
  }
}

const commentXml = (xml: string, id: number): string =>
  new RegExp(`<w:comment w:id="${id}"[\\s\\S]*?</w:comment>`).exec(xml)?.[0] ?? ''

const lastParagraph = (comment: string): string => [...comment.matchAll(/w14:paraId="([^"]*)"/g)].at(-1)?.[1] ?? ''

const textOf = (run: Element): string =>
  elements(run)
    .filter(c => c.name === 'w:t')
    .flatMap(c => c.children)
    .join('')

/** A run that looks like another one, with other words. */
function runOf(like: Element, text: string): Element {
  const properties = child(like, 'w:rPr')
  return element('w:r', {}, [
    ...(properties ? [structuredClone(properties)] : []),
    element('w:t', { 'xml:space': 'preserve' }, [text])
  ])
}
