import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { plainText } from '../../schemas/text/stycke.ts'
import { buildWord } from '../../server/word/build.ts'

/** The same content as Markdown, which pandoc turns into Word. */
function toMarkdown(dokument: Dokument, template: Template, kommun: Kommun): string {
  const lines: string[] = [`% ${dokument.metadata.fields.titel?.map(plainText).join(' ') ?? ''}`, '']
  const visit = (post: DokumentPost): void => {
    if (post.type === 'section')
      lines.push(`# ${template.sections.find(s => s.key === post.data.key)?.heading ?? ''}`, '')
    if (post.type === 'fokusomrade') lines.push(`## ${post.fields.titel?.map(plainText).join(' ') ?? ''}`, '')
    for (const [field, stycken] of Object.entries(post.fields)) {
      if (field === 'titel' && post.type !== 'definition') continue
      for (const s of stycken) lines.push(`${s.form === 'li' ? '- ' : ''}${plainText(s)}`, '')
    }
    if (post.type === 'insats') lines.push(`**Ansvar:** ${ansvarSentence(ansvarOfPost(post), kommun)}`, '')
    post.children.forEach(visit)
  }
  dokument.sections.forEach(visit)
  return lines.join('\n')
}

/** Wall-clock time of some work, in milliseconds. */
function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** Milliseconds for an export: ours when warm, without and with the layout of pages, and pandoc's, if it is installed. */
export async function measureExport(
  dokument: Dokument,
  template: Template,
  kommun: Kommun,
  rounds: number
): Promise<{ ours: number[]; withPages: number; pandoc: number[] | null }> {
  const input = (pageNumbers: boolean) => ({
    dokument,
    template,
    kommun,
    options: { state: 'arbetsmaterial' as const, date: '2026-11-01', pageNumbers }
  })
  await buildWord(input(false))
  const ours: number[] = []
  for (let i = 0; i < rounds; i++) {
    const started = performance.now()
    await buildWord(input(false))
    ours.push(performance.now() - started)
  }
  const started = performance.now()
  await buildWord(input(true))
  const withPages = performance.now() - started
  if (spawnSync('pandoc', ['--version']).error) return { ours, withPages, pandoc: null }
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-pandoc-'))
  const file = join(folder, 'in.md')
  writeFileSync(file, toMarkdown(dokument, template, kommun))
  const pandoc = Array.from({ length: rounds }, () =>
    timed(() => spawnSync('pandoc', ['-f', 'markdown', '-t', 'docx', '--toc', file, '-o', join(folder, 'out.docx')]))
  )
  rmSync(folder, { recursive: true, force: true })
  return { ours, withPages, pandoc }
}
