import { useMemo } from 'react'
import { replacementText } from '../../../schemas/comments/proposal.ts'
import type { DraftThread, ImportReport, OutlineItem } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { formatDate } from '../../ui/formatDate.ts'
import type { Only } from './choosing.ts'

const words = messages.importing

interface AsideProps {
  report: ImportReport
  onShow: (only: Only) => void
}

/** The document that is made, its comments, and what is not taken along. */
export function Aside({ report, onShow }: AsideProps) {
  return (
    <aside className="ss-draft__aside" aria-label={words.outline.title}>
      <Outline report={report} onShow={onShow} />
      {report.threads.length > 0 && <Threads report={report} onShow={onShow} />}
      {report.notTaken.length > 0 && <NotTaken report={report} />}
      {report.replaced.length > 0 && <Replaced report={report} />}
    </aside>
  )
}

const SHOWN: readonly string[] = ['metadata', 'section', 'fokusomrade', 'bilaga']

function Outline({ report, onShow }: AsideProps) {
  const parts = useMemo(() => partsOf(report), [report])
  return (
    <section className="ss-sheet-surface ss-draft__box">
      <h2>{words.outline.title}</h2>
      <p className="ss-sm ss-muted">{words.outline.text}</p>
      <ul className="ss-draft__outline">
        {parts.map(({ item, lines }) => (
          <li key={item.record} data-depth={Math.min(item.depth, 2)}>
            <button
              type="button"
              disabled={lines.size === 0}
              onClick={() => onShow({ title: titleOf(item), lines })}
              className="ss-draft__part"
            >
              <span>
                {item.number && <b>{item.number} </b>}
                {titleOf(item)}
              </span>
              <small>{words.outline.rows(lines.size)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const titleOf = (item: OutlineItem): string => (item.type === 'metadata' ? words.list.metadata : item.title)

/** The larger parts of the document, each with the lines of the draft that stand in it; last what has no place. */
function partsOf({ outline, lines }: ImportReport): { item: OutlineItem; lines: Set<number> }[] {
  const holder = new Map<string, OutlineItem[]>()
  const above: OutlineItem[] = []
  for (const item of outline) {
    above.length = item.depth
    above[item.depth] = item
    holder.set(
      item.record,
      above.filter(i => i !== undefined && SHOWN.includes(i.type))
    )
  }
  const out = new Map(outline.filter(i => SHOWN.includes(i.type)).map(item => [item, new Set<number>()]))
  const unplaced = new Set<number>()
  for (const line of lines) {
    const parts = line.target ? (holder.get(line.target.record) ?? []) : []
    for (const part of parts) out.get(part)?.add(line.at)
    if (line.placement.as === 'ej-placerat') unplaced.add(line.at)
  }
  const all = [...out].map(([item, own]) => ({ item, lines: own }))
  const rest = { record: 'ej', type: 'unplaced', number: '', title: words.list.unplaced, depth: 0 }
  return unplaced.size > 0 ? [...all, { item: rest, lines: unplaced }] : all
}

function Threads({ report, onShow }: AsideProps) {
  return (
    <section className="ss-sheet-surface ss-draft__box">
      <h2>{words.comments.title(report.threads.length)}</h2>
      <p className="ss-sm ss-muted">{words.comments.text}</p>
      <ul className="ss-draft__threads">
        {report.threads.map((thread, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two comments can say the same at the same place.
          <ThreadRow key={i} thread={thread} onShow={onShow} />
        ))}
      </ul>
    </section>
  )
}

function ThreadRow({ thread, onShow }: { thread: DraftThread; onShow: (only: Only) => void }) {
  const [first, ...answers] = thread.entries
  const { at } = thread
  return (
    <li data-kind={thread.replacement === null ? 'comment' : 'change'}>
      <p className="ss-draft__byline">
        <strong>{first?.author || words.comments.nobody}</strong>
        {first?.at && <span className="ss-muted"> {formatDate(first.at)}</span>}
        {thread.resolved && <span className="ss-muted"> · {words.comments.resolved}</span>}
      </p>
      {thread.replacement !== null && <p>{changeWords(thread)}</p>}
      {first?.text && <p className="ss-draft__said">{first.text}</p>}
      {answers.length > 0 && <p className="ss-sm ss-muted">{words.comments.answers(answers.length)}</p>}
      {!thread.exact && <p className="ss-sm ss-draft__near">{words.comments.nearest}</p>}
      {at !== null && (
        <button
          type="button"
          className="ss-draft__link"
          onClick={() => onShow({ title: words.comments.atLine(at + 1), lines: new Set([at]) })}
        >
          {words.comments.atLine(at + 1)}
        </button>
      )}
    </li>
  )
}

function changeWords({ places, replacement }: DraftThread): string {
  const from = places
    .map(p => p.text)
    .join('')
    .trim()
  const to = replacementText(replacement ?? []).trim()
  if (from && to) return words.comments.replaces(from, to)
  return to ? words.comments.adds(to) : words.comments.removes(from || words.comments.paragraph)
}

function NotTaken({ report }: { report: ImportReport }) {
  return (
    <section className="ss-sheet-surface ss-draft__box">
      <h2>{words.notTaken.title}</h2>
      <ul className="ss-draft__words">
        {report.notTaken.map(({ what, count, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words can stand in a file twice.
          <li key={i}>
            <strong>{words.notTaken.kinds[what]}</strong>
            {count > 1 ? ` (${count})` : ''}
            {text && <span className="ss-muted">: {text}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Replaced({ report }: { report: ImportReport }) {
  const counted = useMemo(() => {
    const out = new Map<string, number>()
    for (const { text } of report.replaced) out.set(text, (out.get(text) ?? 0) + 1)
    return [...out]
  }, [report])
  return (
    <section className="ss-sheet-surface ss-draft__box">
      <details>
        <summary>{words.replaced.title}</summary>
        <p className="ss-sm ss-muted">{words.replaced.text}</p>
        <ul className="ss-draft__words">
          {counted.map(([text, count]) => (
            <li key={text}>
              {text}
              {count > 1 && <span className="ss-muted"> ({count})</span>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
