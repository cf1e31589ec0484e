import { strToU8, type Zippable, zipSync } from 'fflate'
import { markPng } from './mark-png.ts'

/**
 * The Word file that the template riktlinje builds on, as a municipality would make one in a Swedish Word: ids of styles are Swedish,
 * fonts and colours come from a theme, heading 1 has a multi-level list, and the letterhead has a picture and places to fill in.
 */
export function referenceFile(): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': types(),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': body(),
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['theme', 'theme/theme1.xml'],
      ['settings', 'settings.xml'],
      ['header', 'header1.xml'],
      ['header', 'header2.xml'],
      ['footer', 'footer1.xml'],
      ['footer', 'footer2.xml']
    ]),
    'word/styles.xml': styles(),
    'word/numbering.xml': numbering(),
    'word/theme/theme1.xml': theme(),
    'word/settings.xml': part('settings', '<w:defaultTabStop w:val="1304"/>'),
    'word/header1.xml': part('hdr', header()),
    'word/header2.xml': part('hdr', firstHeader()),
    'word/_rels/header2.xml.rels': relations([['image', 'media/image1.png']]),
    'word/footer1.xml': part('ftr', footer()),
    'word/footer2.xml': part('ftr', '<w:p><w:pPr><w:pStyle w:val="Sidfot"/></w:pPr></w:p>'),
    'word/media/image1.png': markPng(240)
  }
  const out: Zippable = {}
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? strToU8(content) : content
    out[name] = [bytes, { mtime: new Date(1980, 0, 1), level: 9, os: 0 }]
  }
  return zipSync(out)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org'
const NAMES = [
  `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`,
  `xmlns:r="${OFFICE}/officeDocument/2006/relationships"`,
  `xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${OFFICE}/drawingml/2006/main"`,
  `xmlns:pic="${OFFICE}/drawingml/2006/picture"`
].join(' ')

const part = (name: string, content: string): string => `${HEAD}<w:${name} ${NAMES}>${content}</w:${name}>`

const relations = (list: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">${list
    .map(
      ([kind, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
    )
    .join('')}</Relationships>`

function types(): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const own: [string, string][] = [
    ['document', `${word}.document.main+xml`],
    ['styles', `${word}.styles+xml`],
    ['numbering', `${word}.numbering+xml`],
    ['settings', `${word}.settings+xml`],
    ['theme/theme1', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['header1', `${word}.header+xml`],
    ['header2', `${word}.header+xml`],
    ['footer1', `${word}.footer+xml`],
    ['footer2', `${word}.footer+xml`]
  ]
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['png', 'image/png']
  ].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
  const overrides = own.map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${type}"/>`)
  return `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types">${[...defaults, ...overrides].join('')}</Types>`
}

/** Some words for whoever opens the file; an export takes none of them. */
function body(): string {
  const lines = [
    ['Rubrik1', 'Så används den här filen'],
    ['', 'Formatmallar, teckensnitt, marginaler, sidhuvud och sidfot i den här filen gäller för riktlinjer.'],
    ['', 'Texten här följer inte med. Ändra formatmallarna, inte texten, och spara filen på samma plats.']
  ].map(([style, text]) => {
    const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''
    return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`
  })
  const section = [
    '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>',
    '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>',
    '<w:pgSz w:w="11906" w:h="16838"/>',
    '<w:pgMar w:top="1701" w:right="1304" w:bottom="1418" w:left="1701" w:header="794" w:footer="624" w:gutter="0"/>',
    '<w:titlePg/>'
  ].join('')
  return part('document', `<w:body>${lines.join('')}<w:sectPr>${section}</w:sectPr></w:body>`)
}

const run = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
const TAB = '<w:r><w:tab/></w:r>'

function header(): string {
  const tabs = '<w:tabs><w:tab w:val="right" w:pos="8901"/></w:tabs>'
  const words = `${run('{kommun}', '<w:b/>')}${run(' · {dokumenttyp}')}${TAB}${run('{märkning}', '<w:b/>')}`
  const second = `${run('{titel}')}${TAB}${run('{diarienummer}')}`
  const line = (content: string): string => `<w:p><w:pPr><w:pStyle w:val="Sidhuvud"/>${tabs}</w:pPr>${content}</w:p>`
  return line(words) + line(second)
}

function firstHeader(): string {
  const size = 756_000
  const picture = [
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${size}" cy="${size}"/>`,
    '<wp:docPr id="1" name="Kommunens märke" descr="Ekviken kommuns märke: en ek över två vågor"/>',
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>',
    '<pic:nvPicPr><pic:cNvPr id="1" name="marke.png"/><pic:cNvPicPr/></pic:nvPicPr>',
    '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>',
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${size}" cy="${size}"/></a:xfrm>`,
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  ].join('')
  const mark = `${TAB}${run('{märkning}', '<w:b/>')}`
  const tabs = '<w:tabs><w:tab w:val="right" w:pos="8901"/></w:tabs>'
  return `<w:p><w:pPr><w:pStyle w:val="Sidhuvud"/>${tabs}</w:pPr><w:r>${picture}</w:r>${mark}</w:p>`
}

function footer(): string {
  const field = (code: string): string => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
  const words = `${run('{kommun} · {datum}')}${TAB}${run('Sida ')}${field('PAGE')}${run(' (')}${field('NUMPAGES')}${run(')')}`
  const properties =
    '<w:pStyle w:val="Sidfot"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="1F4D3A"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8901"/></w:tabs>'
  return `<w:p><w:pPr>${properties}</w:pPr>${words}</w:p>`
}

interface StyleParts {
  id: string
  name: string
  basedOn?: string
  next?: string
  paragraph?: string
  run?: string
}

const style = ({ id, name, basedOn = 'Normal', next = 'Normal', paragraph = '', run = '' }: StyleParts): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:next w:val="${next}"/><w:qFormat/>` +
  `${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

const MAJOR = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
const GREEN = '<w:color w:val="1F4D3A" w:themeColor="accent1"/>'
const sized = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

function heading(level: number, size: number, before: number, numbered: string): string {
  return style({
    id: `Rubrik${level}`,
    name: `heading ${level}`,
    paragraph: `<w:keepNext/><w:keepLines/>${numbered}<w:spacing w:before="${before}" w:after="100"/><w:outlineLvl w:val="${level - 1}"/>`,
    run: `${MAJOR}<w:b/>${GREEN}${sized(size)}`
  })
}

function styles(): string {
  const defaults =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:cstheme="minorBidi"/>' +
    `${sized(21)}<w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
  const list = '<w:numPr><w:numId w:val="4"/></w:numPr>'
  const small = (id: string, name: string): string =>
    style({
      id,
      name,
      next: id,
      paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
      run: `${GREEN}${sized(17)}`
    })
  return part(
    'styles',
    [
      defaults,
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
      '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
      '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
      style({
        id: 'Rubrik',
        name: 'Title',
        paragraph: '<w:spacing w:before="120" w:after="480" w:line="240" w:lineRule="auto"/>',
        run: `${MAJOR}<w:b/>${GREEN}${sized(60)}`
      }),
      heading(1, 34, 440, list),
      heading(2, 26, 300, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'),
      heading(3, 22, 240, ''),
      style({ id: 'Liststycke', name: 'List Paragraph', next: 'Liststycke', paragraph: '<w:contextualSpacing/>' }),
      small('Sidhuvud', 'header'),
      small('Sidfot', 'footer'),
      style({
        id: 'Innehll1',
        name: 'toc 1',
        paragraph: '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:before="100" w:after="40"/>',
        run: '<w:b/>'
      }),
      style({ id: 'Innehll2', name: 'toc 2', paragraph: '<w:spacing w:after="40"/><w:ind w:left="284"/>' })
    ].join('')
  )
}

function numbering(): string {
  const level = (i: number, linked: string, text: string, left: number): string =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${linked ? `<w:pStyle w:val="${linked}"/>` : ''}<w:suff w:val="tab"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${left}"/></w:pPr></w:lvl>`
  const levels = level(0, 'Rubrik1', '%1', 567) + level(1, 'Rubrik2', '%1.%2', 680) + level(2, '', '%1.%2.%3', 794)
  return part(
    'numbering',
    `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`
  )
}

function theme(): string {
  const color = (name: string, hex: string): string => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`
  const colors = [
    ['dk1', '1B1F1D'],
    ['lt1', 'FFFFFF'],
    ['dk2', '1F4D3A'],
    ['lt2', 'EEF2EC'],
    ['accent1', '1F4D3A'],
    ['accent2', '8A5A12'],
    ['accent3', '3E6C8F'],
    ['accent4', '7A3B4C'],
    ['accent5', '55617A'],
    ['accent6', '4B7A36'],
    ['hlink', '1F4D3A'],
    ['folHlink', '55617A']
  ].map(([name = '', hex = '']) => color(name, hex))
  const font = (name: string): string => `<a:latin typeface="${name}"/><a:ea typeface=""/><a:cs typeface=""/>`
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const line = `<a:ln w="6350">${fill}</a:ln>`
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  return (
    `${HEAD}<a:theme xmlns:a="${OFFICE}/drawingml/2006/main" name="Ekviken"><a:themeElements>` +
    `<a:clrScheme name="Ekviken">${colors.join('')}</a:clrScheme>` +
    `<a:fontScheme name="Ekviken"><a:majorFont>${font('Georgia')}</a:majorFont><a:minorFont>${font('Arial')}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Ekviken"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  )
}
