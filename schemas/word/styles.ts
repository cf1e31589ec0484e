import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { COLOR, FACT_TAB, FONT, type Layout, NUMBER_INDENT, STYLE } from './look.ts'

/**
 * The styles of the file. Built-in ones keep the names by which Word knows them in every language (`heading 1`); ours have
 * Swedish names, which an import recognises. Sizes are in half points.
 */
export function stylesOf(layout: Layout, type: Typography | null = null): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: type?.text.font ?? FONT.text,
          size: type?.text.size ?? 22,
          language: { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'ar-SA' }
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } }
      },
      title: {
        name: 'Title',
        run: { font: FONT.heading, size: 68, bold: true, color: COLOR.ink },
        paragraph: {
          spacing: { before: 60, after: 360, line: 240, lineRule: 'auto' },
          border: { bottom: { style: 'single', size: 12, space: 14, color: COLOR.petrol } }
        }
      },
      ...headings(layout, type),
      listParagraph: { run: {}, paragraph: { contextualSpacing: true } },
      caption: {
        run: { font: FONT.heading, size: 19, italics: false, color: COLOR.quiet },
        paragraph: { spacing: { before: 40, after: 240 } }
      },
      hyperlink: { run: { color: COLOR.petrol, underline: { type: 'single' } } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240, lineRule: 'auto' } } },
      footnoteReference: { run: { superScript: true, color: COLOR.petrol } }
    },
    paragraphStyles: [...front(), ...running(layout), ...tables(), ...contents(layout)]
  }
}

/** Fonts, sizes (half points) and space of a file that does not have ours: the pages are laid out by them. */
export interface Typography {
  text: { font?: string; size?: number }
  headings: readonly { font?: string; size?: number; before?: number; after?: number }[]
}

/** Size and space of headings 1–6. */
const HEADINGS = [
  { size: 34, before: 480, after: 140 },
  { size: 27, before: 360, after: 100 },
  { size: 24, before: 280, after: 80 },
  { size: 22, before: 220, after: 60 },
  { size: 22, before: 200, after: 60 },
  { size: 22, before: 200, after: 60 }
] as const

function headings(layout: Layout, type: Typography | null): IStylesOptions['default'] {
  const style = (i: number) => {
    const { size, before, after } = { ...HEADINGS[i]!, ...type?.headings[i] }
    return {
      name: `heading ${i + 1}`,
      next: 'Normal',
      uiPriority: 9,
      quickFormat: true,
      run: { font: type?.headings[i]?.font ?? FONT.heading, size, bold: true, italics: false, color: COLOR.petrol },
      paragraph: {
        outlineLevel: i,
        keepNext: true,
        keepLines: true,
        spacing: { before, after, line: 240, lineRule: 'auto' as const },
        ...(i === 0 && layout.sectionsNumbered ? { numbering: { reference: 'rubriker', level: 0 } } : {})
      }
    }
  }
  return {
    heading1: style(0),
    heading2: style(1),
    heading3: style(2),
    heading4: style(3),
    heading5: style(4),
    heading6: style(5)
  }
}

/** What stands before the text: the cover, headings that are not in the table of contents, header and footer. */
function front(): IParagraphStyleOptions[] {
  const small = { font: FONT.heading, size: 18, color: COLOR.quiet }
  return [
    own(STYLE.municipality, 'Kommun', { run: { font: FONT.heading, size: 30, bold: true, color: COLOR.ink } }),
    own(STYLE.documentType, 'Dokumenttyp', {
      run: { font: FONT.heading, size: 30, color: COLOR.petrol },
      paragraph: { spacing: { before: 3600, after: 60 } }
    }),
    own(STYLE.fact, 'Uppgift', {
      run: { font: FONT.heading, size: 23, color: COLOR.ink },
      paragraph: { spacing: { after: 60 }, leftTabStop: FACT_TAB }
    }),
    own(STYLE.frontHeading, 'TOC Heading', {
      run: { font: FONT.heading, size: 30, bold: true, color: COLOR.petrol },
      paragraph: { spacing: { before: 360, after: 160 }, keepNext: true }
    }),
    own(STYLE.header, 'header', { run: small, paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } } }),
    own(STYLE.footer, 'footer', { run: small, paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } } })
  ]
}

function running(layout: Layout): IParagraphStyleOptions[] {
  const numbered = layout.fokusomradenInNumbered
    ? { fokusomrade: { reference: 'rubriker', level: 1 }, insats: { reference: 'rubriker', level: 2 } }
    : { fokusomrade: { reference: 'fokusomraden', level: 0 }, insats: { reference: 'fokusomraden', level: 1 } }
  const insatsStyle = layout.insatserAsTable ? STYLE.insatsNumber : STYLE.insats
  const insats = (id: string) => (id === insatsStyle ? { numbering: numbered.insats } : {})
  const indent = { left: NUMBER_INDENT }
  const plain: IParagraphStyleOptions[] = layout.sectionsNumbered
    ? [
        own(STYLE.plainHeading1, 'Rubrik 1 utan nummer', {
          basedOn: 'Heading1',
          next: 'Normal',
          paragraph: { numbering: false }
        })
      ]
    : []
  return [
    ...plain,
    own(STYLE.fokusomrade, 'Fokusområde', {
      basedOn: 'Heading2',
      next: 'Normal',
      paragraph: { outlineLevel: 1, numbering: numbered.fokusomrade }
    }),
    own(STYLE.bilaga, 'Bilagerubrik', {
      basedOn: 'Heading2',
      next: 'Normal',
      paragraph: { outlineLevel: 1, numbering: { reference: 'bilagor', level: 0 } }
    }),
    own(STYLE.leadIn, 'Upptakt', {
      run: { bold: true },
      paragraph: { spacing: { before: 160, after: 120 }, keepNext: true }
    }),
    own(STYLE.insats, 'Insats', {
      paragraph: { spacing: { before: 120, after: 40 }, keepLines: true, ...insats(STYLE.insats) }
    }),
    own(STYLE.insatsMore, 'Insats fortsättning', { paragraph: { indent, spacing: { after: 40 } } }),
    own(STYLE.ansvar, 'Ansvar', {
      run: { font: FONT.heading, size: 20, color: COLOR.quiet },
      paragraph: { indent, spacing: { after: 80 }, keepLines: true }
    }),
    own(STYLE.insatsNumber, 'Insatsnummer', {
      basedOn: STYLE.tableText,
      paragraph: insats(STYLE.insatsNumber)
    }),
    own(STYLE.term, 'Term', {
      next: STYLE.definition,
      run: { font: FONT.heading, bold: true, color: COLOR.ink },
      paragraph: { spacing: { before: 160, after: 20 }, keepNext: true }
    }),
    own(STYLE.definition, 'Definition', { paragraph: { spacing: { after: 100 } } }),
    own(STYLE.picture, 'Bild', { paragraph: { spacing: { before: 160, after: 80, line: 240, lineRule: 'auto' } } })
  ]
}

function tables(): IParagraphStyleOptions[] {
  const cell = { spacing: { before: 20, after: 20, line: 252, lineRule: 'auto' as const } }
  return [
    own(STYLE.tableText, 'Tabelltext', { run: { font: FONT.heading, size: 20 }, paragraph: cell }),
    own(STYLE.tableHead, 'Tabellhuvud', {
      basedOn: STYLE.tableText,
      run: { bold: true, color: COLOR.petrol },
      paragraph: { ...cell, keepNext: true }
    }),
    own(STYLE.tableCaption, 'Tabellrubrik', {
      run: { font: FONT.heading, size: 20, bold: true, color: COLOR.ink },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true }
    })
  ]
}

function contents(layout: Layout): IParagraphStyleOptions[] {
  // Numbers of one and of two digits, and the words after them, stand below each other.
  const numbers = layout.sectionsNumbered ? { leftTabStop: 567 } : {}
  const level = (i: number, left: number, bold: boolean): IParagraphStyleOptions =>
    own(`TOC${i}`, `toc ${i}`, {
      uiPriority: 39,
      run: { font: FONT.heading, bold },
      paragraph: {
        spacing: { before: bold ? 80 : 0, after: 40, line: 252, lineRule: 'auto' },
        indent: { left },
        ...(i === 1 ? numbers : {})
      }
    })
  return [level(1, 0, true), level(2, 284, false), level(3, 567, false)]
}

function own(id: string, name: string, options: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...options }
}
