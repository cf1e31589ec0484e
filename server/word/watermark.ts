import { messages } from '../../schemas/messages/messages.ts'
import { COLOR, FONT } from '../../schemas/word/look.ts'

/** How large the words stand across the page, in points, corner to corner within the text of a page that stands or lies. */
const SIZES = { short: { width: 430, height: 143 }, long: { width: 500, height: 96 } } as const

/**
 * Words behind the text of a page, as a run of its header. The older drawing language (VML, ISO/IEC 29500-4, 14): Word's own
 * watermarks are written so, and LibreOffice draws only those. The name of the shape is how both know one.
 */
export function watermarkRun(text: string, serial: number): string {
  const { width, height } = text.length > 8 ? SIZES.long : SIZES.short
  const style = [
    'position:absolute;margin-left:0;margin-top:0',
    `width:${width}pt;height:${height}pt;rotation:315;z-index:-251658752`,
    'mso-position-horizontal:center;mso-position-horizontal-relative:margin',
    'mso-position-vertical:center;mso-position-vertical-relative:margin'
  ].join(';')
  const id = `PowerPlusWaterMarkObject${serial}`
  return (
    `<w:r><w:rPr><w:noProof/></w:rPr><w:pict>${SHAPE_TYPE}` +
    `<v:shape id="${id}" o:spid="_x0000_s${2048 + serial}" type="#_x0000_t136" alt="${escaped(messages.export.watermark(text))}" style="${style}" o:allowincell="f" fillcolor="#${COLOR.rule}" stroked="f">` +
    `<v:fill opacity=".5"/><v:textpath style="font-family:&quot;${FONT.heading}&quot;;font-size:1pt" string="${escaped(text)}"/></v:shape></w:pict></w:r>`
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Text along a straight line (`msosptTextPlainText`), as Word describes it. */
const SHAPE_TYPE = [
  '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>',
  ...[
    'sum #0 0 10800',
    'prod #0 2 1',
    'sum 21600 0 @1',
    'sum 0 0 @2',
    'sum 21600 0 @3',
    'if @0 @3 0',
    'if @0 21600 @1',
    'if @0 0 @2',
    'if @0 @4 21600',
    'mid @5 @6',
    'mid @8 @5',
    'mid @7 @8',
    'mid @6 @7',
    'sum @6 0 @5'
  ].map(formula => `<v:f eqn="${formula}"/>`),
  '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>',
  '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>',
  '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
].join('')
