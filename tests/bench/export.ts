import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { flatText, plainText, type Stycke } from '../../schemas/text/stycke.ts'
import { buildWord } from '../../server/word/build.ts'
import type { WordThread } from '../../server/word/threads/thread.ts'

/** The same content as Markdown, which pandoc turns into Word. */
function toMarkdown(dokument: Dokument, template: Template, kommun: Kommun, threads: readonly WordThread[]): string {
  const said = new Map(threads.map(thread => [`${thread.parts[0]?.record}:${thread.parts[0]?.field}`, thread]))
  const lines: string[] = [`% ${dokument.metadata.fields.titel?.map(plainText).join(' ') ?? ''}`, '']
  const visit = (post: DokumentPost): void => {
    if (post.type === 'section')
      lines.push(`# ${template.sections.find(s => s.key === post.data.key)?.heading ?? ''}`, '')
    if (post.type === 'fokusomrade') lines.push(`## ${post.fields.titel?.map(plainText).join(' ') ?? ''}`, '')
    for (const [field, stycken] of Object.entries(post.fields)) {
      if (field === 'titel' && post.type !== 'definition') continue
      for (const s of stycken)
        lines.push(`${s.form === 'li' ? '- ' : ''}${commented(s, said.get(`${post.id}:${field}`))}`, '')
    }
    if (post.type === 'insats') lines.push(`**Ansvar:** ${ansvarSentence(ansvarOfPost(post), kommun)}`, '')
    post.children.forEach(visit)
  }
  dokument.sections.forEach(visit)
  for (let i = 0; i < NOTES; i++) lines.push(`[^Not${i}]: ${noteText(i)}`, '')
  return lines.join('\n')
}

/** A paragraph with its comment and its footnote, as pandoc writes them in Markdown. */
function commented(s: Stycke, thread: WordThread | undefined): string {
  const note = s.runs.find(run => 'footnote' in run)
  const text = `${plainText(s)}${note && 'footnote' in note ? `[^${note.footnote}]` : ''}`
  const [part, entry] = [thread?.parts[0], thread?.entries[0]]
  if (!thread || !part || !entry) return text
  const mark = `id="${thread.id}"`
  const begins = `[${entry.text}]{.comment-start ${mark} author="${entry.author}" date="${entry.at}"}`
  return `${text.slice(0, part.from)}${begins}${text.slice(part.from, part.to)}[]{.comment-end ${mark}}${text.slice(part.to)}`
}

const COMMENTS = 300
const NOTES = 40
const noteText = (i: number): string => `Fotnot ${i} med en hänvisning till kommunens riktlinjer.`

/** The document with 40 footnotes, and 300 comments on its insatser. */
function reviewed(dokument: Dokument): { dokument: Dokument; threads: WordThread[] } {
  const whole = structuredClone(dokument)
  const insatser: DokumentPost[] = []
  const visit = (post: DokumentPost): void => {
    if (post.type === 'insats') insatser.push(post)
    post.children.forEach(visit)
  }
  whole.sections.forEach(visit)
  for (let i = 0; i < NOTES; i++) {
    insatser[i * 7]?.fields.text?.[0]?.runs.push({ footnote: `Not${i}` })
    whole.unplaced.push({
      id: `Not${i}`,
      type: 'footnote',
      data: {},
      sets: {},
      fields: { text: [{ runs: [{ text: noteText(i) }] }] },
      children: []
    })
  }
  const threads = insatser.slice(0, COMMENTS).map(
    ({ id, fields }, i): WordThread => ({
      id: `trad${i}`,
      on: 'text',
      parts: [{ record: id, field: 'text', from: 5, to: 40 }],
      record: id,
      quote: flatText(fields.text ?? []).slice(5, 40),
      replacement: null,
      author: 'Berit Lund',
      at: '2026-11-20T08:15:00Z',
      state: 'open',
      endedBy: null,
      entries: [{ author: 'Berit Lund', at: '2026-11-20T08:15:00Z', text: `Kommentar ${i} om hur det ska gå till.` }]
    })
  )
  return { dokument: whole, threads }
}

/** Milliseconds of processor time, of user and system together, that this process has taken since. */
const ownCpu = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** The same of a program that is run and ended: the children of a shell are counted by the kernel (`times`). */
function cpuOf(program: string, args: readonly string[], folder: string): number {
  const script = 'p="$1"; shift; "$p" "$@" && cat "/proc/$$/stat" > "$FOLDER/stat"'
  const { status } = spawnSync('sh', ['-c', script, 'sh', program, ...args], {
    env: { ...process.env, FOLDER: folder }
  })
  if (status !== 0) throw new Error(`${program} ended with ${status}`)
  // proc_pid_stat(5): fields 16 and 17 are the times of children that were waited for, in hundredths of a second.
  const fields = readFileSync(join(folder, 'stat'), 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

export interface ExportFigures {
  /** Processor time in milliseconds, ours when warm, of all threads of the process. */
  ours: number[]
  /** Wall-clock time of the same. */
  wall: number[]
  /** Most memory that the process had, in MiB. */
  memory: number
  withPages: number
  pandoc: number[] | null
}

/** An export with 300 comments and 40 footnotes: ours when warm, without and with the layout of pages, and pandoc's, if it is installed. */
export async function measureExport(
  plain: Dokument,
  template: Template,
  kommun: Kommun,
  rounds: number
): Promise<ExportFigures> {
  const { dokument, threads } = reviewed(plain)
  const input = (pageNumbers: boolean) => ({
    dokument,
    template,
    kommun,
    threads,
    options: { state: 'arbetsmaterial' as const, date: '2026-11-01', pageNumbers }
  })
  // Warm: a server has made some files since it started.
  for (let i = 0; i < 10; i++) await buildWord(input(false))
  const [ours, wall]: [number[], number[]] = [[], []]
  for (let i = 0; i < rounds * 2; i++) {
    const [since, started] = [process.cpuUsage(), performance.now()]
    await buildWord(input(false))
    ours.push(ownCpu(since))
    wall.push(performance.now() - started)
  }
  const memory = process.resourceUsage().maxRSS / 1024
  const started = performance.now()
  await buildWord(input(true))
  const withPages = performance.now() - started
  if (spawnSync('pandoc', ['--version']).error) return { ours, wall, memory, withPages, pandoc: null }
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-pandoc-'))
  try {
    const [from, to] = [join(folder, 'in.md'), join(folder, 'out.docx')]
    writeFileSync(from, toMarkdown(dokument, template, kommun, threads))
    const args = ['-f', 'markdown', '-t', 'docx', '--toc', from, '-o', to]
    const pandoc = Array.from({ length: rounds }, () => cpuOf('pandoc', args, folder))
    return { ours, wall, memory, withPages, pandoc }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
