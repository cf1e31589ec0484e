import { Button } from '@digdir/designsystemet-react'
import { ArrowsCirclepathIcon, CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { isComplete } from '../../../../schemas/remiss/completeness.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { changeName } from './change-name.ts'
import type { Row, TextIndex } from './model.ts'
import { useChanges, useProof, type Where } from './queries.ts'

const words = messages.handling.proof

interface ProofViewProps {
  where: Where
  table: HandlingTable
  index: TextIndex
  rows: readonly Row[]
  onAnswer: (submission: string) => void
  onSynpunkt: (id: string) => void
  onChange: () => void
}

/** Complete by proof: what is lacking, and from each gap the way to where it is filled. */
export function ProofView({ where, table, index, rows, onAnswer, onSynpunkt, onChange }: ProofViewProps) {
  const { data, error, refetch, isFetching } = useProof(where)
  const changes = useChanges(where).data?.records ?? []
  if (error) return <ErrorNotice error={toApiError(error)} />
  if (!data) return <Waiting />
  const byId = new Map(rows.map(row => [row.s.id, row]))
  const bodyOf = new Map(table.bodies.flatMap(body => body.submissions.map(({ id }) => [id, body.name] as const)))
  const nameOf = (record: string): string => {
    const change = changes.find(each => each.record === record)
    return change ? changeName(change) : index.nameOf(record)
  }
  const said = (id: string): string => {
    const row = byId.get(id)
    return row ? `${row.s.number}. ${row.body?.name ?? ''}: ”${row.s.said}”` : id
  }
  return (
    <div className="ss-hpage">
      <div className="ss-proof__head">
        <h2>{words.title}</h2>
        <Button variant="tertiary" data-density="small" loading={isFetching} onClick={() => void refetch()}>
          <ArrowsCirclepathIcon aria-hidden />
          {words.refresh}
        </Button>
      </div>
      {isComplete(data) && (
        <Notice tone="success">
          <p>
            <strong>{words.complete}</strong>
          </p>
          <p>{words.completeText}</p>
        </Notice>
      )}
      <Gap
        title={words.uncovered}
        items={data.uncovered}
        keyOf={each => `${each.submission}/${each.part}/${each.paragraph}`}
      >
        {each => (
          <button type="button" onClick={() => onAnswer(each.submission)}>
            <strong>{bodyOf.get(each.submission)}</strong> {each.text}
          </button>
        )}
      </Gap>
      <Gap title={words.unhandled} items={data.unhandled} keyOf={each => each}>
        {each => (
          <button type="button" onClick={() => onSynpunkt(each)}>
            {said(each)}
          </button>
        )}
      </Gap>
      <Gap title={words.unkept} items={data.unkept} keyOf={each => `${each.synpunkt}/${each.record}`}>
        {each => (
          <button type="button" onClick={() => onSynpunkt(each.synpunkt)}>
            {said(each.synpunkt)} <em>{each.record === null ? words.noChange : words.notShown(nameOf(each.record))}</em>
          </button>
        )}
      </Gap>
      <Gap title={words.unexplained} items={data.unexplained} keyOf={each => each.record}>
        {each => (
          <button type="button" onClick={onChange}>
            {nameOf(each.record)}
          </button>
        )}
      </Gap>
    </div>
  )
}

/** So many are drawn at first of a long list. */
const FIRST = 50

interface GapProps<T> {
  title: string
  items: readonly T[]
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
}

function Gap<T>({ title, items, keyOf, children }: GapProps<T>) {
  const [most, setMost] = useState(FIRST)
  const fine = items.length === 0
  return (
    <section className="ss-gap" data-fine={fine ? '' : undefined} aria-label={title}>
      <h3>
        {fine ? <CheckmarkCircleFillIcon aria-hidden /> : <ExclamationmarkTriangleFillIcon aria-hidden />}
        {title} <span className="ss-gap__count">{items.length}</span>
      </h3>
      {fine ? (
        <p>{words.fine}</p>
      ) : (
        <ul>
          {items.slice(0, most).map(item => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
      )}
      {items.length > most && (
        <Button variant="tertiary" data-density="small" onClick={() => setMost(most + 500)}>
          {words.more(items.length - most)}
        </Button>
      )}
    </section>
  )
}
