import { isSafeHref } from '../../schemas/text/attributes.ts'
import type { Run, TextRun } from '../../schemas/text/stycke.ts'
import type { Piece } from '../docx/model.ts'
import { isMark } from './marks.ts'

/** The run of a piece. */
export const runOf = ({ text, look, link }: Extract<Piece, { kind: 'text' }>): TextRun => ({
  text: text.normalize('NFC').replaceAll('\t', ' '),
  ...(look.bold ? { bold: true as const } : {}),
  ...(look.italic ? { italic: true as const } : {}),
  ...(isSafeHref(link) ? { link } : {})
})

/** Adds the words of a piece. */
export function add(runs: Run[], piece: Extract<Piece, { kind: 'text' }>): void {
  const run = runOf(piece)
  const last = runs.at(-1)
  if (last && 'text' in last && last.bold === run.bold && last.italic === run.italic && last.link === run.link)
    last.text += run.text
  else runs.push(run)
}

/** Without the spaces at both ends. */
export function trimmed(runs: readonly Run[]): Run[] {
  const out = runs.map(run => ({ ...run }))
  trim(out, text => text.trimStart())
  trim(out.reverse(), text => text.trimEnd())
  return out.reverse().filter(run => !('text' in run) || run.text !== '')
}

/** Trims the first words; marks before them stay. */
function trim(runs: readonly Run[], cut: (text: string) => string): void {
  for (const run of runs) {
    if (isMark(run)) continue
    if (!('text' in run)) return
    run.text = cut(run.text)
    if (run.text !== '') return
  }
}

export const textOf = (runs: readonly Run[]): string =>
  runs.map(run => ('text' in run ? run.text : 'br' in run ? ' ' : '')).join('')

/** The same words without bold: what is bold as a whole is a heading, and needs no letters of its own. */
export const plain = (runs: readonly Run[]): Run[] => {
  const out: Run[] = []
  for (const run of runs) {
    if (!('text' in run)) {
      out.push(run)
      continue
    }
    const { bold: _bold, ...rest } = run
    const last = out.at(-1)
    if (last && 'text' in last && last.italic === rest.italic && last.link === rest.link) last.text += rest.text
    else out.push({ ...rest })
  }
  return out
}
