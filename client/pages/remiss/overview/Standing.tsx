import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { dayOf, daysBetween } from '../../../../schemas/remiss/day.ts'
import { hasAnswered, RECIPIENT_STATES } from '../../../../schemas/remiss/recipient.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { dayWords } from '../days.ts'

const { pages } = messages.remiss
const words = pages.overview

/** How many have answered, and how long is left. */
export function Standing({ detail }: { detail: RemissDetail }) {
  const asked = detail.recipients.filter(each => each.origin === 'inbjuden')
  const submitted = asked.filter(each => each.state === 'inlamnad').length
  const counts = RECIPIENT_STATES.map(state => ({
    state,
    label: pages.recipients.states[state],
    count: asked.filter(each => each.state === state).length
  })).filter(({ count }) => count > 0)
  return (
    <aside className="ss-sheet-surface ss-standing" aria-label={words.status}>
      <section>
        <h2>{words.answers}</h2>
        <p className="ss-standing__big">
          {submitted} <small>{words.submitted(submitted, asked.length)}</small>
        </p>
        <div className="ss-standing__cells" aria-hidden>
          {counts.flatMap(({ state }) =>
            asked.filter(each => each.state === state).map(each => <i key={each.id} data-state={state} />)
          )}
        </div>
        <ul className="ss-standing__legend ss-sm">
          {counts.map(({ state, label, count }) => (
            <li key={state}>
              <i data-state={state} aria-hidden />
              {label}
              <b>{count}</b>
            </li>
          ))}
        </ul>
      </section>
      {detail.state === 'avslutad' && <Ended detail={detail} />}
      {detail.state === 'skickad' && detail.lastDay && detail.sentAt && (
        <TimeLeft detail={detail} lastDay={detail.lastDay} sentAt={detail.sentAt} />
      )}
      {detail.questions.length > 0 && (
        <section>
          <h2>{words.questions}</h2>
          <ol className="ss-sm">
            {detail.questions.map(question => (
              <li key={question.id}>{question.text}</li>
            ))}
          </ol>
        </section>
      )}
    </aside>
  )
}

/** What came of it, once nothing more is awaited. */
function Ended({ detail }: { detail: RemissDetail }) {
  const answered = detail.recipients.filter(each => each.state === 'inlamnad')
  const spontaneous = answered.filter(each => each.origin === 'spontan').length
  const missing = detail.recipients.filter(each => each.sentAt !== null && !hasAnswered(each.state)).length
  return (
    <section>
      <h2>{words.time}</h2>
      {detail.endedAt && <p className="ss-standing__words">{words.ended(formatDate(detail.endedAt))}</p>}
      <p>
        {words.endedAnswers(answered.length, spontaneous)} {missing > 0 && words.endedMissing(missing)}
      </p>
      <p className="ss-sm ss-muted">{words.endedLinks}</p>
    </section>
  )
}

function TimeLeft({ detail, lastDay, sentAt }: { detail: RemissDetail; lastDay: string; sentAt: string }) {
  const { today } = detail
  const sent = dayOf(Date.parse(sentAt))
  const left = daysBetween(today, lastDay)
  const whole = Math.max(1, daysBetween(sent, lastDay))
  const gone = Math.min(whole, Math.max(0, daysBetween(sent, today)))
  return (
    <section>
      <h2>{words.time}</h2>
      {left > 0 ? (
        <p className="ss-standing__big">
          {left} <small>{words.daysLeft(left)}</small>
        </p>
      ) : (
        <p className="ss-standing__words">{left === 0 ? words.lastDayIsToday : words.over(-left)}</p>
      )}
      <div className="ss-standing__time" role="img" aria-label={words.elapsed(gone, whole)}>
        <i style={{ width: `${(gone / whole) * 100}%` }} />
      </div>
      <p className="ss-standing__days ss-sm ss-muted">
        <span>{dayWords(sent, today)}</span>
        <span>{words.last(dayWords(lastDay, today))}</span>
      </p>
    </section>
  )
}
