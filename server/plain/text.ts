import type { DocxBlock, DocxFile } from '../docx/model.ts'
import { fileOf, paragraphOf, textPiece } from './parts.ts'

const BULLET = /^(\s*)[-–—*•·o▪]\s+(?=\S)/u
const NUMBER = /^(\s*)(?:\(?(\d{1,3}|[a-z])[.)])\s+(?=\S)/u
/** A line that goes on in the next is about as long as the window that it was written in. */
const WRAPPED = 55
/** A heading in plain text: few words, and no end of a sentence. */
const MOST_HEADING = 80

/** A plain text as paragraphs: a line each, unless its lines were broken to a width. */
export function textFile(text: string): DocxFile {
  const lines = text.split('\n').map(line => line.trimEnd())
  const wrapped = isWrapped(lines)
  const blocks: DocxBlock[] = []
  let open: string | null = null
  const close = (followedByGap: boolean): void => {
    if (open !== null) blocks.push(blockOf(open, followedByGap && isAfterGap))
    open = null
  }
  let isAfterGap = true
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') {
      close(true)
      isAfterGap = true
      continue
    }
    const begins = !wrapped || open === null || BULLET.test(line) || NUMBER.test(line) || isLabelled(line)
    const before = lines[i - 1] ?? ''
    if (begins || before.length < WRAPPED) {
      close(false)
      if (i > 0 && before.trim() !== '') isAfterGap = false
      open = line
    } else open = `${open} ${line.trim()}`
  }
  close(true)
  return fileOf(blocks)
}

/** Are most of its longer lines followed by one that begins in the middle of a sentence? */
function isWrapped(lines: readonly string[]): boolean {
  const long = lines.flatMap((line, i) => {
    const next = lines[i + 1]
    return line.length >= WRAPPED && line.length <= 100 && next?.trim() ? [next] : []
  })
  const goesOn = long.filter(next => /^\s*[\p{Ll}(”"]/u.test(next)).length
  return long.length > 2 && goesOn >= long.length * 0.4
}

const isLabelled = (line: string): boolean => /^\s*\p{Lu}[\p{L} ]{1,30}:\s/u.test(line)

function blockOf(line: string, alone: boolean): DocxBlock {
  const bullet = BULLET.exec(line)
  const number = bullet ? null : NUMBER.exec(line)
  const marker = bullet ?? number
  if (marker) {
    const level = Math.min(8, Math.floor((marker[1]?.replaceAll('\t', '    ').length ?? 0) / 2))
    const label = number ? `${number[2]}.` : ''
    return paragraphOf([textPiece(line.slice(marker[0].length))], {
      list: { list: bullet ? 'punkter' : 'nummer', level, bullet: bullet !== null, label }
    })
  }
  // A short line that stands alone looks like a heading: it is shown so, and headings are found by their look.
  const words = line.trim()
  const heading = alone && words.length <= MOST_HEADING && !/[.:;,!?]$/u.test(words) && /^[\p{Lu}\d]/u.test(words)
  const capitals = /\p{Lu}{3}/u.test(words) && words === words.toLocaleUpperCase('sv')
  return paragraphOf([textPiece(words, heading ? { bold: true, ...(capitals ? { size: 14 } : {}) } : {})])
}
