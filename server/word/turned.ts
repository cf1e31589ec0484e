import { changePart, type Parts } from './parts.ts'

/**
 * A picture in the line that is turned a quarter stands beyond the room that its line gives it: what is beyond, is said as Word does
 * (`wp:effectExtent`, ISO/IEC 29500-1, 20.4.2.6), which docx does not write for pictures.
 */
export function roomForTurned(parts: Parts): void {
  changePart(parts, 'word/document.xml', xml =>
    xml.replace(/<wp:inline\b[\s\S]*?<\/wp:inline>/g, picture => {
      const size = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(picture)
      if (!size || !/<a:xfrm [^>]*\brot="(?:5400000|16200000)"/.test(picture)) return picture
      const beyond = Math.round((Number(size[1]) - Number(size[2])) / 2)
      const [across, down] = [Math.max(0, -beyond), Math.max(0, beyond)]
      return picture.replace(
        /<wp:effectExtent [^>]*>/,
        `<wp:effectExtent l="${across}" t="${down}" r="${across}" b="${down}"/>`
      )
    })
  )
}
