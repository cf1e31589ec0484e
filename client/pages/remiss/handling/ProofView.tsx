import { Button } from '@digdir/designsystemet-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { isComplete } from '../../../../schemas/remiss/completeness.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { GapList } from '../gaps/GapList.tsx'
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
      <GapList
        title={words.uncovered}
        items={data.uncovered}
        keyOf={each => `${each.submission}/${each.part}/${each.paragraph}`}
      >
        {each => (
          <button type="button" onClick={() => onAnswer(each.submission)}>
            <strong>{bodyOf.get(each.submission)}</strong> {each.text}
          </button>
        )}
      </GapList>
      <GapList title={words.unhandled} items={data.unhandled} keyOf={each => each}>
        {each => (
          <button type="button" onClick={() => onSynpunkt(each)}>
            {said(each)}
          </button>
        )}
      </GapList>
      <GapList title={words.unkept} items={data.unkept} keyOf={each => `${each.synpunkt}/${each.record}`}>
        {each => (
          <button type="button" onClick={() => onSynpunkt(each.synpunkt)}>
            {said(each.synpunkt)} <em>{each.record === null ? words.noChange : words.notShown(nameOf(each.record))}</em>
          </button>
        )}
      </GapList>
      <GapList title={words.unexplained} items={data.unexplained} keyOf={each => each.record}>
        {each => (
          <button type="button" onClick={onChange}>
            {nameOf(each.record)}
          </button>
        )}
      </GapList>
    </div>
  )
}
