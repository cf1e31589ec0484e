import { ExternalHyperlink, type IRunOptions, type ParagraphChild, Tab, TextRun } from 'docx'
import { messages } from '../messages/messages.ts'
import type { Run, TextRun as WrittenRun } from '../text/stycke.ts'
import { cleanHref, cleanText } from './clean.ts'
import type { Footnotes } from './footnotes.ts'

type Look = Omit<IRunOptions, 'children' | 'text' | 'break'>

/** Words with a look; tabs and line breaks in them become those of Word. */
export function wordsOf(text: string, look: Look = {}): TextRun[] {
  if (text === '') return []
  return cleanText(text)
    .split('\n')
    .map((line, i) => {
      const pieces = line.split('\t').flatMap((piece, j) => (j === 0 ? [piece] : [new Tab(), piece]))
      return new TextRun({ ...look, ...(i > 0 ? { break: 1 } : {}), children: pieces.filter(piece => piece !== '') })
    })
}

/** The runs of a paragraph. What this version does not know stands there as words. */
export function runsOf(runs: readonly Run[], footnotes: Footnotes, look: Look = {}): ParagraphChild[] {
  const out: ParagraphChild[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!
    if ('footnote' in run) out.push(...footnotes.reference(run.footnote))
    else if ('br' in run) out.push(new TextRun({ ...look, break: 1 }))
    else if ('unknown' in run) out.push(...wordsOf(unknownWords(run.unknown), look))
    else if ('text' in run) {
      const href = run.link === undefined ? null : cleanHref(run.link)
      if (href === null) {
        out.push(...wordsOf(run.text, { ...look, ...lookOf(run) }))
        continue
      }
      const parts: TextRun[] = []
      for (; i < runs.length; i++) {
        const part = runs[i]!
        if (!('text' in part) || part.link !== run.link) break
        parts.push(...wordsOf(part.text, { ...look, ...lookOf(part), style: 'Hyperlink' }))
      }
      i--
      out.push(new ExternalHyperlink({ link: href, children: parts }))
    }
  }
  return out
}

const lookOf = (run: WrittenRun): Look => ({
  ...(run.bold ? { bold: true } : {}),
  ...(run.italic ? { italics: true } : {})
})

const unknownWords = (value: unknown): string => (typeof value === 'string' ? value : messages.word.unknown)
