import { Link } from 'wouter'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OPEN } from '../../../../schemas/remiss/handling-address.ts'
import { RECIPIENT_STATES } from '../../../../schemas/remiss/recipient.ts'
import { OUTCOMES } from '../../../../schemas/remiss/synpunkt.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { Heat } from './Heat.tsx'
import { type Filters, NONE, type Row, type TextIndex, UNASSIGNED } from './model.ts'
import './overview.css'

const words = messages.handling.overview
const { outcomes, noOutcome } = messages.handling
const { states } = messages.remiss.pages.recipients

interface OverviewViewProps {
  table: HandlingTable
  index: TextIndex
  rows: readonly Row[]
  /** The address of the table with these filters. */
  hrefOf: (filters: Partial<Filters>) => string
}

/** Who has answered, how long is left, the positions, where in the text most is said, and how far the handling has come. */
export function OverviewView({ table, index, rows, hrefOf }: OverviewViewProps) {
  return (
    <div className="ss-overview">
      <Answers table={table} />
      <Time table={table} />
      <Positions table={table} hrefOf={hrefOf} />
      <HandlingProgress table={table} rows={rows} hrefOf={hrefOf} />
      <Heat index={index} rows={rows} hrefOf={at => hrefOf({ at })} />
    </div>
  )
}

function Answers({ table }: { table: HandlingTable }) {
  const asked = table.bodies.filter(body => body.origin === 'inbjuden')
  const counts = new Map(RECIPIENT_STATES.map(state => [state, asked.filter(body => body.state === state).length]))
  const spontaneous = table.bodies.length - asked.length
  return (
    <section aria-label={words.answers}>
      <h2>{words.answers}</h2>
      <p className="ss-overview__figure">
        <strong>{counts.get('inlamnad')}</strong> {words.submitted(asked.length)}
      </p>
      <ul className="ss-overview__list">
        {RECIPIENT_STATES.filter(state => (counts.get(state) ?? 0) > 0).map(state => (
          <li key={state}>
            <span className="ss-overview__dot" data-state={state} aria-hidden />
            {states[state]} <strong>{counts.get(state)}</strong>
          </li>
        ))}
      </ul>
      {spontaneous > 0 && <p className="ss-overview__note">{words.spontaneous(spontaneous)}</p>}
    </section>
  )
}

const DAY = 86_400_000

function Time({ table: { remiss, bodies, today } }: { table: HandlingTable }) {
  const left = remiss.lastDay === null ? null : Math.round((Date.parse(remiss.lastDay) - Date.parse(today)) / DAY)
  const extended = bodies.filter(body => body.extendedTo !== null).length
  return (
    <section aria-label={words.time}>
      <h2>{words.time}</h2>
      {left === null || remiss.lastDay === null ? (
        <p>{words.noLastDay}</p>
      ) : (
        <>
          <p className="ss-overview__figure">
            <strong>{Math.abs(left)}</strong> {left >= 0 ? words.daysLeft(left) : words.daysOver(-left)}
          </p>
          <p className="ss-overview__note">{words.lastDay(formatDate(remiss.lastDay))}</p>
        </>
      )}
      {extended > 0 && <p className="ss-overview__note">{words.extended(extended)}</p>}
      {remiss.handlingDay && <p className="ss-overview__note">{words.handlingDay(formatDate(remiss.handlingDay))}</p>}
    </section>
  )
}

function Positions({ table, hrefOf }: Pick<OverviewViewProps, 'table' | 'hrefOf'>) {
  const answered = table.bodies.filter(body => body.submissions.length > 0)
  const groups = [...Map.groupBy(answered, body => body.position ?? NONE)].sort((a, b) => b[1].length - a[1].length)
  const most = groups[0]?.[1].length ?? 1
  return (
    <section aria-label={words.positions}>
      <h2>{words.positions}</h2>
      <ul className="ss-overview__bars">
        {groups.map(([position, bodies]) => (
          <li key={position}>
            <Link href={hrefOf({ position })} title={bodies.map(body => body.name).join(', ')}>
              <span>{position === NONE ? words.noPosition : position}</span>
              <strong>{bodies.length}</strong>
              <span className="ss-overview__bar" style={{ width: `${(100 * bodies.length) / most}%` }} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HandlingProgress({ table, rows, hrefOf }: Omit<OverviewViewProps, 'index'>) {
  const handled = rows.filter(row => row.s.outcome !== null).length
  const byHandler = [...Map.groupBy(rows, row => row.s.handler ?? NONE)].sort((a, b) => b[1].length - a[1].length)
  const left = rows.filter(row => row.former !== '' && row.s.outcome === null).length
  const names = new Map(table.people.map(({ id, name }) => [id, name]))
  return (
    <section aria-label={words.handling}>
      <h2>{words.handling}</h2>
      <p className="ss-overview__figure">
        <strong>{handled}</strong> {words.handled(rows.length)}
      </p>
      <ul className="ss-overview__list">
        {[null, ...OUTCOMES].map(outcome => (
          <li key={outcome ?? OPEN}>
            <Link href={hrefOf({ state: outcome ?? OPEN })}>
              {outcome === null ? noOutcome : outcomes[outcome]}{' '}
              <strong>{rows.filter(row => row.s.outcome === outcome).length}</strong>
            </Link>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="ss-overview__left">
          <Link href={hrefOf(UNASSIGNED)}>{words.leftBehind(left)}</Link>
        </p>
      )}
      <h3>{words.byHandler}</h3>
      <ul className="ss-overview__bars">
        {byHandler.map(([handler, theirs]) => {
          const done = theirs.filter(row => row.s.outcome !== null).length
          const late = theirs.filter(row => row.late).length
          return (
            <li key={handler}>
              <Link href={hrefOf({ handler })}>
                <span>{handler === NONE ? words.nobody : (names.get(handler) ?? handler)}</span>
                <strong>
                  {words.handlerLine(done, theirs.length)}
                  {late > 0 && `, ${words.lateLine(late)}`}
                </strong>
                <span className="ss-overview__bar" style={{ width: `${(100 * done) / theirs.length}%` }} aria-hidden />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
