import type { Template } from '../template/template.ts'

/** Measures, colours and fonts of the Word file. Lengths are in twips (twentieths of a point) unless they say otherwise. */

/** Paper and margins. */
export interface PageMeasures {
  short: number
  long: number
  top: number
  right: number
  bottom: number
  left: number
  /** From the edge of the paper to the header and to the footer. */
  header: number
  footer: number
}

/** A4 with margins of 2.5 cm. */
export const PAGE: PageMeasures = {
  short: 11906,
  long: 16838,
  top: 1418,
  right: 1418,
  bottom: 1418,
  left: 1418,
  header: 680,
  footer: 624
}

export type Orientation = 'portrait' | 'landscape'

/** The width of the text on a page. */
export const textWidth = (orientation: Orientation, page: PageMeasures = PAGE): number =>
  (orientation === 'portrait' ? page.short : page.long) - page.left - page.right

/** Text on white has a contrast of at least 4.5:1. */
export const COLOR = { petrol: '17545F', ink: '25333A', quiet: '51626A', rule: 'C3CFD0', tint: 'E8F0F0' } as const

/** Fonts that every Windows and Mac with Word has; LibreOffice has Caladea and Carlito of the same widths. */
export const FONT = { text: 'Cambria', heading: 'Calibri' } as const

/** How far in the text of a numbered heading or insats stands; its number hangs before it. */
export const NUMBER_INDENT = 737

/** The step from one level of a list to the next. */
export const LIST_STEP = { text: 397, cell: 284 } as const

/** Ids of the paragraph styles. Readers find them by their names, see `styles.ts`. */
export const STYLE = {
  municipality: 'Kommun',
  documentType: 'Dokumenttyp',
  title: 'Title',
  fact: 'Uppgift',
  frontHeading: 'TOCHeading',
  plainHeading1: 'Rubrik1UtanNummer',
  fokusomrade: 'Fokusomrade',
  bilaga: 'Bilagerubrik',
  leadIn: 'Upptakt',
  insats: 'Insats',
  insatsMore: 'InsatsFortsattning',
  insatsNumber: 'Insatsnummer',
  ansvar: 'Ansvar',
  term: 'Term',
  definition: 'Definition',
  list: 'ListParagraph',
  tableText: 'Tabelltext',
  tableHead: 'Tabellhuvud',
  tableCaption: 'Tabellrubrik',
  caption: 'Caption',
  picture: 'Bild',
  header: 'Header',
  footer: 'Footer',
  footnote: 'FootnoteText'
} as const

/** The table style, written into the package by `server/word/package.ts`. */
export const TABLE_STYLE = 'StyrskriftTabell'

/** The style of a heading of a level, 1–6. */
export const headingStyle = (level: number): string => `Heading${level}`

/** What the styles and lists of a template depend on. */
export interface Layout {
  /** Some sections are numbered: then headings of level 1 are numbered by their style. */
  sectionsNumbered: boolean
  /** Fokusområden continue the number of their section: 3.1. */
  fokusomradenInNumbered: boolean
  /** Insatser are rows of a table. */
  insatserAsTable: boolean
  /** Tables of insatser are so wide that their sections lie across the page. */
  wideTables: boolean
}

export function layoutOf(template: Template): Layout {
  return {
    sectionsNumbered: template.sections.some(s => s.numbered),
    fokusomradenInNumbered: template.sections.find(s => s.content === 'fokusomraden')?.numbered ?? false,
    insatserAsTable: template.insats.view === 'table',
    wideTables: template.insats.view === 'table' && template.insats.fields.length > 1
  }
}

/** Where the values of the cover begin, in twips. */
export const FACT_TAB = 2155
