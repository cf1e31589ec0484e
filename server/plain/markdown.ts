import type { FootnoteDefinition, List, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { DocxBlock, DocxFile, DocxTable, Finding, ListPlace, Look, Piece } from '../docx/model.ts'
import { fileOf, LINE_BREAK, paragraphOf, textPiece } from './parts.ts'

/** Markdown with tables, footnotes and bare links (GitHub's), as headings, paragraphs, lists, tables and notes. */
export function markdownFile(text: string): DocxFile {
  const { front, rest } = withoutFrontMatter(text)
  const root = fromMarkdown(rest, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return new MarkdownReader(root).read(front)
}

/** The values between two lines of three hyphens, with which some programs begin a file: lines such as `titel: Program`. */
function withoutFrontMatter(text: string): { front: string[]; rest: string } {
  const found = /^---\n([\s\S]{0,5000}?)\n---\n/u.exec(text)
  const lines = found?.[1]?.split('\n').filter(line => line.trim() !== '') ?? []
  if (!found || !lines.every(line => /^[\p{L}][\p{L} _-]*:/u.test(line))) return { front: [], rest: text }
  return { front: lines, rest: text.slice(found[0].length) }
}

interface Inline {
  own: Partial<Look>
  link: string | null
}

class MarkdownReader {
  readonly #root: Root
  readonly #links = new Map<string, string>()
  readonly #findings = new Map<Finding, number>()
  #lists = 0

  constructor(root: Root) {
    this.#root = root
    for (const node of definitionsIn(root)) this.#links.set(node.identifier, node.url)
  }

  read(front: readonly string[]): DocxFile {
    const notes = new Map<string, readonly DocxBlock[]>()
    for (const note of this.#root.children.filter(node => node.type === 'footnoteDefinition'))
      notes.set(note.identifier, this.#blocks((note as FootnoteDefinition).children, null))
    const body = this.#root.children.filter(node => node.type !== 'footnoteDefinition')
    const before = front.map(line => paragraphOf([textPiece(line.replaceAll(/^([^:]+):\s*["']?|["']$/gu, '$1: '))]))
    return fileOf([...before, ...this.#blocks(body, null)], { notes, findings: this.#findings })
  }

  #blocks(nodes: readonly RootContent[], list: ListPlace | null): DocxBlock[] {
    return nodes.flatMap((node, i) => this.#block(node, i === 0 ? list : null))
  }

  #block(node: RootContent, list: ListPlace | null): DocxBlock[] {
    switch (node.type) {
      case 'heading':
        return [paragraphOf(this.#inline(node.children), { heading: node.depth })]
      case 'paragraph':
        return [paragraphOf(this.#inline(node.children), { list })]
      case 'blockquote':
        return this.#blocks(node.children, list)
      case 'list':
        return this.#list(node, list === null ? 0 : list.level + 1)
      case 'table':
        return [this.#table(node)]
      case 'code':
        return node.value.split('\n').map(line => paragraphOf([textPiece(line)], { list }))
      case 'html': {
        // Tags are left out, and the words between them are kept.
        const words = node.value.replaceAll(/<!--[\s\S]*?-->|<[^>]*>/gu, ' ').trim()
        return words === '' ? [] : [paragraphOf([textPiece(words)], { list })]
      }
      default:
        return []
    }
  }

  #list(node: List, level: number): DocxBlock[] {
    const list = `lista-${++this.#lists}`
    const place = (i: number): ListPlace => ({
      list,
      level: Math.min(level, 8),
      bullet: node.ordered !== true,
      label: node.ordered === true ? `${(node.start ?? 1) + i}.` : ''
    })
    return node.children.flatMap((item, i) => {
      const own = place(i)
      return item.children.flatMap((child, c) =>
        child.type === 'list' ? this.#list(child, level + 1) : this.#block(child, c === 0 ? own : null)
      )
    })
  }

  #table({ children }: Table): DocxTable {
    const rows = children.map((row, r) => ({
      header: r === 0,
      change: null,
      cells: row.children.map(cell => ({
        blocks: [paragraphOf(this.#inline(cell.children))],
        span: 1,
        continues: false,
        change: null
      }))
    }))
    return { kind: 'table', style: '', rows }
  }

  #inline(nodes: readonly PhrasingContent[], at: Inline = { own: {}, link: null }): Piece[] {
    return nodes.flatMap((node): Piece[] => {
      switch (node.type) {
        case 'text':
          return [textPiece(node.value.replaceAll(/\s*\n\s*/gu, ' '), at.own, at.link)]
        case 'inlineCode':
          return [textPiece(node.value, at.own, at.link)]
        case 'strong':
          return this.#inline(node.children, { ...at, own: { ...at.own, bold: true } })
        case 'emphasis':
          return this.#inline(node.children, { ...at, own: { ...at.own, italic: true } })
        case 'delete':
          return this.#inline(node.children, { ...at, own: { ...at.own, strike: true } })
        case 'link':
          return this.#inline(node.children, { ...at, link: this.#safe(node.url) })
        case 'linkReference':
          return this.#inline(node.children, { ...at, link: this.#safe(this.#links.get(node.identifier) ?? '') })
        case 'break':
          return [LINE_BREAK]
        case 'footnoteReference':
          return [{ kind: 'note', note: 'footnote', id: node.identifier, changes: [] }]
        case 'image':
        case 'imageReference':
          this.#found('external-picture')
          return [{ kind: 'picture', part: null, alt: node.alt ?? '', changes: [] }]
        case 'html': {
          if (/^<br\s*\/?>$/iu.test(node.value)) return [LINE_BREAK]
          return []
        }
        default:
          return []
      }
    })
  }

  #safe(url: string): string | null {
    if (/^(?:https?:\/\/|mailto:)/iu.test(url)) return url
    if (url !== '' && !url.startsWith('#')) this.#found('unsafe-link')
    return null
  }

  #found(finding: Finding): void {
    this.#findings.set(finding, (this.#findings.get(finding) ?? 0) + 1)
  }
}

const definitionsIn = (root: Root) => root.children.flatMap(node => (node.type === 'definition' ? [node] : []))
