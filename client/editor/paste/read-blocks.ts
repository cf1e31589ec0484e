import type { Item, PastedBlock, PastedRun } from './blocks.ts'
import { footnoteSign, headingOf, isBlock, isGone, type Look, lookIn, nameOf, PLAIN, saidLevel } from './elements.ts'
import { finishRuns } from './finish-runs.ts'
import { layoutCells, tableRows } from './tables.ts'
import { type WordItem, wordItem } from './word-lists.ts'

const ELEMENT = 1
const TEXT = 3

/** Where a paragraph stands that begins now. */
interface Place {
  heading: number
  list: { ordered: boolean; depth: number } | null
  item: Item | null
}

const TOP: Place = { heading: 0, list: null, item: null }

/**
 * The paragraphs of a piece of HTML, whatever wrote it. Nothing is trusted: what is not text, or a mark that a field knows, is
 * left out. `inline` is true when it was part of a line and no paragraph at all.
 */
export function readBlocks(root: Element): { blocks: PastedBlock[]; inline: boolean } {
  const reader = new Reader()
  reader.read(root)
  return { blocks: reader.blocks, inline: reader.inline && reader.blocks.length < 2 }
}

class Reader {
  readonly blocks: PastedBlock[] = []
  inline = true
  #runs: PastedRun[] = []
  #place: Place = TOP
  #word: WordItem | null = null

  read(root: Element): void {
    this.#children(root, PLAIN)
    this.#flush()
  }

  #children(parent: Node, look: Look): void {
    for (const node of parent.childNodes) {
      if (this.#word?.marker.has(node)) continue
      if (node.nodeType === TEXT) this.#text(node.nodeValue ?? '', look)
      else if (node.nodeType === ELEMENT) this.#element(node as Element, look)
    }
  }

  #text(text: string, look: Look): void {
    if (text === '') return
    const { bold, italic, href } = look
    if (!look.keepLines) {
      this.#runs.push({ text, bold, italic, href })
      return
    }
    text.split(/\r?\n/).forEach((line, i) => {
      if (i > 0) this.#runs.push({ br: true })
      this.#runs.push({ text: line, bold, italic, href })
    })
  }

  #element(element: Element, outer: Look): void {
    if (isGone(element)) return
    const name = nameOf(element)
    if (name === 'br') {
      this.#runs.push({ br: true })
      return
    }
    const look = lookIn(element, outer)
    const sign = footnoteSign(element)
    if (sign !== null) this.#text(sign, { ...look, href: '' })
    else if (name === 'sup' && /^[23]$/.test(element.textContent ?? '')) this.#power(element.textContent ?? '', look)
    else if (name === 'table') this.#table(element)
    else if (isBlock(element)) this.#block(element, name, look)
    else this.#children(element, look)
  }

  /** "m²": the only raised figure whose meaning would be lost. Others are references. */
  #power(figure: string, look: Look): void {
    const last = this.#runs.at(-1)
    const unit = last && 'text' in last && /(?:^|[^\p{L}])[kdcm]?m$/u.test(last.text)
    this.#text(unit ? (figure === '2' ? '²' : '³') : figure, look)
  }

  #block(element: Element, name: string, look: Look): void {
    this.#flush()
    if (name !== 'html' && name !== 'body') this.inline = false
    const outer = this.#place
    const outerWord = this.#word
    this.#word = wordItem(element)
    this.#place = this.#placeIn(element, name, outer)
    this.#children(element, look)
    this.#flush()
    this.#place = outer
    this.#word = outerWord
  }

  #placeIn(element: Element, name: string, outer: Place): Place {
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') {
      return { ...outer, list: { ordered: name === 'ol', depth: (outer.list?.depth ?? -1) + 1 }, item: null }
    }
    if (name === 'li') {
      const { ordered, depth } = outer.list ?? { ordered: false, depth: 0 }
      return { ...outer, heading: 0, item: { ordered, level: saidLevel(element) ?? depth, first: true } }
    }
    // A numbered heading of Word is a heading: the page numbers by itself.
    if (this.#word && headingOf(element) === 0) {
      const { ordered, level } = this.#word
      return { heading: 0, list: null, item: { ordered, level, first: true } }
    }
    return outer.item ? outer : { ...outer, heading: headingOf(element) || outer.heading }
  }

  /** A table becomes a paragraph a row; one that only arranges a page is no table. */
  #table(table: Element): void {
    this.#flush()
    this.inline = false
    const cells = layoutCells(table)
    if (cells) {
      for (const cell of cells) this.#block(cell, nameOf(cell), PLAIN)
      return
    }
    for (const row of tableRows(table)) {
      row.forEach((cell, i) => {
        if (i > 0) this.#text(' – ', PLAIN)
        this.#runs.push(...wordsOf(cell))
      })
      this.#flush()
    }
  }

  #flush(): void {
    const lead = this.#word?.lead ?? null
    const { heading, item } = this.#place
    const parts = finishRuns(this.#runs, { heading: heading > 0, item: item !== null, lead })
    this.#runs = []
    for (const runs of parts) {
      this.blocks.push({ heading: item ? 0 : heading, item: item && { ...item }, runs })
      if (item) item.first = false
      if (this.#word) this.#word = { ...this.#word, lead: null }
    }
  }
}

/** All that stands in a cell, as one line. */
function wordsOf(cell: Element): PastedRun[] {
  const reader = new Reader()
  reader.read(cell)
  return reader.blocks.flatMap((block, i) => [
    ...(i > 0 ? [{ text: ' ', bold: false, italic: false, href: '' }] : []),
    ...block.runs.map(run => ('br' in run ? { text: ' ', bold: false, italic: false, href: '' } : run))
  ])
}
