import type { Stycke } from '../../../schemas/text/stycke.ts'
import {
  headingStyle,
  type Orientation,
  PAGE,
  type PageMeasures,
  STYLE,
  textWidth
} from '../../../schemas/word/look.ts'
import { paragraph, type RunLook, run, words } from './write.ts'

export interface Entry {
  level: number
  text: string
  bookmark: string
}

/** What is written from the first page to the last: headings with their places for the table of contents, and lists that count. */
export class Body {
  readonly entries: Entry[] = []
  readonly #page: PageMeasures
  #last = 0
  #lists = 0

  /** `page`: the measures of the municipality's own file, where there is one. */
  constructor(page: PageMeasures = PAGE) {
    this.#page = page
  }

  /** How wide the text is. */
  width(orientation: Orientation): number {
    return textWidth(orientation, this.#page)
  }

  /** The mark of the bullet list; the marks of numbered lists count on from it. `skeleton.ts` puts the numbers of Word in their place. */
  static readonly BULLETS = '§P§'
  static ordered = (n: number): string => `§O${n}§`

  /** How many numbered lists there are. */
  get lists(): number {
    return this.#lists
  }

  /** A heading. No level is left out on the way down (WCAG 1.3.1). Levels 1–3 stand in the table of contents. */
  heading(level: number, text: string, look: { onNewPage?: boolean; aside?: string } = {}): string {
    const real = Math.max(1, Math.min(level, this.#last + 1, 6))
    this.#last = real
    const bookmark = `_Toc${this.entries.length + 1}`
    const id = this.entries.length + 1
    this.entries.push({ level: real, text, bookmark })
    const content = `${run(text)}${look.aside ? run(` ${look.aside}`) : ''}`
    return paragraph(`<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${content}<w:bookmarkEnd w:id="${id}"/>`, {
      style: headingStyle(real),
      onNewPage: look.onNewPage ?? false
    })
  }

  /** Paragraphs as somebody wrote them, with their headings as bold words, so that they do not take part in the order of ours. */
  stycken(stycken: readonly Stycke[]): string {
    let open: (string | undefined)[] = []
    return stycken
      .map(({ form, level = 0, runs }) => {
        const heading = /^h\d$/.test(form ?? '')
        const content = runs
          .map(each => {
            if ('br' in each) return '<w:r><w:br/></w:r>'
            if (!('text' in each)) return ''
            const look: RunLook = { bold: each.bold ?? heading, italic: each.italic ?? false }
            const link =
              each.link === undefined || each.text.includes(each.link) ? '' : ` (${each.link.replace(/^mailto:/, '')})`
            return run(each.text + link, look)
          })
          .join('')
        if (form === 'lc') return paragraph(content, { style: STYLE.list })
        if (form !== 'li' && form !== 'ol') {
          open = []
          return paragraph(content, { keepNext: heading })
        }
        open.length = Math.min(open.length, level + 1)
        if (form === 'ol') open[level] ??= Body.ordered(++this.#lists)
        else open[level] = undefined
        return paragraph(content, { style: STYLE.list, list: { mark: open[level] ?? Body.BULLETS, level } })
      })
      .join('')
  }

  /** Each line a paragraph. */
  lines(lines: readonly string[], style?: string): string {
    return lines.map(line => words(line, style === undefined ? {} : { style })).join('')
  }
}

/**
 * The table of contents: a field that Word can update, already filled, so that nothing asks to be updated. It leads to the headings. `numbered`: as wide as the line
 * is, at whose end a field waits for the number of the page (`layOutContents`); null: without pages.
 */
export function contents(entries: readonly Entry[], most: number, numbered: number | null): string {
  const shown = entries.filter(entry => entry.level <= most)
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> TOC \\o "1-${most}" ${numbered === null ? '\\n ' : ''}\\h \\z \\u </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  return shown
    .map(({ level, text, bookmark }, i) => {
      const page = numbered === null ? '' : `${run('\t')}${pageOf(bookmark)}`
      const link = `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text)}${page}</w:hyperlink>`
      return paragraph(`${i === 0 ? begin : ''}${link}${i === shown.length - 1 ? end : ''}`, {
        style: `TOC${level}`,
        dotsTo: numbered ?? undefined
      })
    })
    .join('')
}

/** The number of the page of a bookmark, written as the library writes it in exports. */
const pageOf = (bookmark: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve">PAGEREF ${bookmark} \\h</w:instrText><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>`
