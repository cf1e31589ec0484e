import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { type Dokument, type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { type Choices, NO_CHOICES } from '../../schemas/draft/choices.ts'
import type { ImportReport } from '../../schemas/draft/report.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { type Draft, type DraftOptions, readDraft } from '../../server/draft/read.ts'
import { templatesOfRepository } from '../helpers/api.ts'

export const { kommun } = templatesOfRepository()

export const read = (
  bytes: Buffer,
  {
    template = 'program',
    choices,
    kind = 'docx'
  }: { template?: string; choices?: Partial<Choices>; kind?: DraftOptions['kind'] } = {}
): Promise<Draft> =>
  readDraft(bytes, {
    template: templatesOfRepository().templates.get(template)!,
    kommun,
    name: 'utkast.docx',
    kind: kind ?? 'docx',
    choices: { ...NO_CHOICES, ...choices }
  })

export const ofType = (dokument: Dokument, type: string): DokumentPost[] =>
  [...recordsOf(dokument)].map(({ post }) => post).filter(post => post.type === type)

export const textOf = (post: DokumentPost | undefined, field: string): string => fieldText(post?.fields[field] ?? [])

const sentenceOf = (insats: DokumentPost): string => ansvarSentence(ansvarOfPost(insats), kommun)

/** Each insats with who is responsible. */
export const insatserOf = (dokument: Dokument): [string, string][] =>
  ofType(dokument, 'insats').map(post => [textOf(post, 'text'), sentenceOf(post)])

/** The words of the section with this key, a line a paragraph. */
export const sectionText = (dokument: Dokument, key: string): string =>
  dokument.sections
    .filter(s => s.data.key === key)
    .flatMap(s => s.children)
    .map(c => textOf(c, 'text'))
    .join('\n')

/** What each line was taken for. */
export const placements = (report: ImportReport): string[] => report.lines.map(line => line.placement.as)

/** Every word that is in the document, in a comment, or in one of the lists of the report. */
export function wordsKept({ dokument, report }: Draft): Set<string> {
  const texts: string[] = []
  for (const { post } of recordsOf(dokument)) {
    texts.push(...Object.values(post.fields).map(fieldText))
    if (post.type === 'insats') texts.push(sentenceOf(post))
  }
  for (const post of dokument.unplaced) texts.push(...Object.values(post.fields).map(fieldText))
  for (const { replacement, entries } of report.threads) {
    texts.push(...(replacement ?? []).map(run => run.text), ...entries.map(e => `${e.author} ${e.text}`))
  }
  texts.push(...report.lines.filter(l => l.leftOut).map(l => l.text))
  texts.push(...report.notTaken.map(n => n.text ?? ''), ...report.replaced.map(r => r.text))
  return new Set(texts.flatMap(wordsIn))
}

export const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .match(/[\p{L}\p{N}]+/gu) ?? []
