import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { formatDate } from '../../../ui/formatDate.ts'
import { Answer } from './Answer.tsx'
import type { Row, TextIndex } from './model.ts'
import type { Where } from './queries.ts'
import './answers.css'

const words = messages.handling.answers

interface AnswersViewProps {
  where: Where
  table: HandlingTable
  index: TextIndex
  rows: readonly Row[]
  answer: string | null
  /** The paragraph of it that a link led to. */
  at: string | null
  onAnswer: (submission: string) => void
  onSynpunkt: (id: string) => void
}

/** The answers as they came: one is read whole, and synpunkter are cut out of it. */
export function AnswersView({ where, table, index, rows, answer, at, onAnswer, onSynpunkt }: AnswersViewProps) {
  const all = table.bodies.flatMap(body => body.submissions.map(submission => ({ body, submission })))
  const chosen = all.find(each => each.submission.id === answer) ?? all[0]
  if (!chosen) return <EmptyState title={words.none}>{words.noneText}</EmptyState>
  return (
    <div className="ss-answers">
      <nav aria-label={words.list} className="ss-answers__list">
        <ul>
          {all
            .toSorted((a, b) => a.submission.number - b.submission.number)
            .map(({ body, submission }) => (
              <li key={submission.id}>
                <button
                  type="button"
                  aria-current={submission.id === chosen.submission.id ? 'true' : undefined}
                  onClick={() => onAnswer(submission.id)}
                >
                  <strong>{body.name}</strong>
                  <span>
                    {words.number(submission.number)}, {formatDate(submission.at)}
                    {submission.supplement && ` · ${words.supplement}`}
                  </span>
                </button>
              </li>
            ))}
        </ul>
      </nav>
      <Answer
        key={chosen.submission.id}
        where={where}
        submission={chosen.submission.id}
        name={chosen.body.name}
        index={index}
        rows={rows.filter(row => row.s.submission === chosen.submission.id)}
        mayCut={table.may.lead}
        at={at}
        onSynpunkt={onSynpunkt}
      />
    </div>
  )
}
