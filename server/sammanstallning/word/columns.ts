import { shares } from '../../../schemas/word/tables.ts'

/** A letter of a name in a table, bold in a wide font, and the margins of a cell, in twips. */
const LETTER = 138
const MARGINS = 230

/** Widths of columns by their shares, where the column of names is wide enough for the longest word of them: "Samhällsbyggnadsnämnden" stays whole. It takes at most two fifths. */
export function columns(
  width: number,
  parts: readonly number[],
  { column, names }: { column: number; names: readonly string[] }
): number[] {
  const usual = shares(width, parts)
  const longest = Math.max(0, ...names.flatMap(name => name.split(/[\s-]+/)).map(word => word.length))
  const wanted = Math.min(longest * LETTER + MARGINS, Math.floor(width * 0.4))
  if (wanted <= (usual[column] ?? 0)) return usual
  const others = shares(
    width - wanted,
    parts.filter((_, i) => i !== column)
  )
  return others.toSpliced(column, 0, wanted)
}
