import type { ReactNode } from 'react'
import { OBJECT_CHARACTER, type Run, type Stycke, type TextRun } from '../../../schemas/text/stycke.ts'

/** A stretch of a field that somebody has said something about. */
export interface Mark {
  from: number
  to: number
  kind: 'comment' | 'proposal'
}

interface WordsProps {
  stycken: readonly Stycke[]
  marks?: readonly Mark[]
  /** Footnotes by id, as they are numbered. */
  notes?: ReadonlyMap<string, string>
}

const lengthOf = (run: Run): number => ('text' in run ? run.text.length : OBJECT_CHARACTER.length)

/**
 * The paragraphs of a text. Each stretch carries in `data-at` where it begins in the flat text of its field, so that what is selected can be said in offsets.
 */
export function Words({ stycken, marks = [], notes }: WordsProps) {
  const out: ReactNode[] = []
  let list: { form: 'li' | 'ol'; items: { level: number; at: number; content: ReactNode }[] } | null = null
  const close = (): void => {
    if (!list) return
    const { form, items } = list
    const Tag = form === 'ol' ? 'ol' : 'ul'
    out.push(
      <Tag key={`l${items[0]?.at}`} className="ss-svar-list">
        {items.map(({ level, at, content }) => (
          <li key={at} data-level={level || undefined}>
            {content}
          </li>
        ))}
      </Tag>
    )
    list = null
  }
  let at = 0
  for (const stycke of stycken) {
    const start = at
    const content = runs(stycke.runs, start, marks, notes)
    at = start + stycke.runs.reduce((sum, run) => sum + lengthOf(run), 0) + 1
    if (stycke.form === 'li' || stycke.form === 'ol') {
      if (list && (list as { form: string }).form !== stycke.form) close()
      list ??= { form: stycke.form, items: [] }
      list.items.push({ level: stycke.level ?? 0, at: start, content })
      continue
    }
    if (stycke.form === 'lc' && list) {
      const last = list.items.at(-1)
      if (last)
        last.content = (
          <>
            {last.content}
            <br />
            {content}
          </>
        )
      continue
    }
    close()
    out.push(
      /^h[2-4]$/.test(stycke.form ?? '') ? (
        <p key={start} className="ss-svar-heading" data-level={stycke.form}>
          <strong>{content}</strong>
        </p>
      ) : (
        <p key={start}>{content}</p>
      )
    )
  }
  close()
  return <>{out}</>
}

function runs(
  all: readonly Run[],
  start: number,
  marks: readonly Mark[],
  notes: ReadonlyMap<string, string> | undefined
): ReactNode[] {
  let at = start
  return all.flatMap((run): ReactNode[] => {
    const from = at
    at += lengthOf(run)
    if ('text' in run) return stretches(run, from, marks)
    if ('br' in run) return [<br key={from} />]
    if ('footnote' in run) return [<sup key={from}>{notes?.get(run.footnote) ?? '*'}</sup>]
    return []
  })
}

/** A run, divided where a mark begins or ends. */
function stretches(run: TextRun, from: number, marks: readonly Mark[]): ReactNode[] {
  const to = from + run.text.length
  const inside = marks.flatMap(mark => [mark.from, mark.to]).filter(edge => edge > from && edge < to)
  const edges = [...new Set([from, ...inside, to])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((begin, i) => {
    const end = edges[i + 1] ?? to
    const mark = marks.find(each => each.from <= begin && end <= each.to)
    const words = <Look run={run} at={begin} text={run.text.slice(begin - from, end - from)} key={begin} />
    return mark ? (
      <mark key={begin} className="ss-svar-mark" data-kind={mark.kind}>
        {words}
      </mark>
    ) : (
      words
    )
  })
}

function Look({ run, at, text }: { run: TextRun; at: number; text: string }) {
  const words = <span data-at={at}>{text}</span>
  return run.bold ? <strong>{words}</strong> : run.italic ? <em>{words}</em> : words
}
